/** Something wrong at a line of a file, as an editor can jump to it: `docs/08-magic-cookie.mdx:12: …`. */
export interface Problem {
  file: string
  line: number
  message: string
}

export function printed({ file, line, message }: Problem): string {
  return `${file}:${line}: ${message}`
}
