// task 3: nobody is forgotten
import { Names as Right } from '../kata.ts'

export * from '../kata.ts'

export class Names extends Right {
  override closed(): void {}
}
