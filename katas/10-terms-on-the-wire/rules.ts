/** The rules of the external term format that the tests stand for. OTP: erl_ext_dist. */
import type { Rule } from '../kit/kit.ts'

export const rule = {
  oneByte: {
    en: 'An integer from 0 to 255 is SMALL_INTEGER_EXT: 97 and one byte.',
    zh: '0 到 255 的整数是 SMALL_INTEGER_EXT：97，再加一个字节。',
  },
  fourBytes: {
    en: "Any other integer of 32 bits is INTEGER_EXT: 98 and four bytes, big-endian, in two's complement.",
    zh: '其余 32 位整数是 INTEGER_EXT：98，再加四个字节，大端序，补码。',
  },
  atomName: {
    en: 'An atom is 119, the length of its name in one byte, and the name in UTF-8. The length counts bytes.',
    zh: '原子依次是：119、一个字节的名字长度、UTF-8 编码的名字。长度数的是字节。',
  },
  justAnAtom: {
    en: 'undefined and null are atoms like any other. Only true and false have a counterpart in JavaScript.',
    zh: 'undefined、null 也是普通的原子。只有 true 和 false 才对应 JavaScript 里的值。',
  },
  booleans: {
    en: 'true and false are atoms like any other. There is no tag for a boolean.',
    zh: 'true 和 false 就是普通的原子。没有哪个标签是给布尔值的。',
  },
  binary: {
    en: 'A binary is 109, its length in four bytes, and its bytes as they are.',
    zh: '二进制串依次是：109、四个字节的长度、原样的各个字节。',
  },
  tuple: {
    en: 'A tuple is 104, the number of its elements in one byte, and its elements, each a whole term with its tag.',
    zh: '元组依次是：104、一个字节的元素个数、各个元素；每个元素都是带标签的完整数据项。',
  },
  list: {
    en: 'A list is 108, the number of its elements in four bytes, its elements, and then its tail: [], which is 106.',
    zh: '列表依次是：108、四个字节的元素个数、各个元素，最后还有表尾 []，也就是 106。',
  },
  nil: {
    en: 'The empty list is 106, and nothing else.',
    zh: '空列表就是一个 106，此外什么也没有。',
  },
  version: {
    en: 'The version, 131, stands before the whole, once. The terms inside have none.',
    zh: '版本号 131 只在最前面出现一次，里面的数据项都不带。',
  },
  others: {
    en: 'What the table of tags does not have goes to others, whole: it writes the tag as well.',
    zh: '标签表里没有的，整个交给 others：标签也由它来写。',
  },
  float: {
    en: '1 and 1.0 are two terms: 1 =:= 1.0 is false. A float without a fraction is an object of its own, and for others.',
    zh: '1 和 1.0 是两个数据项：1 =:= 1.0 为 false。没有小数部分的浮点数是单独的一种对象，交给 others。',
  },
  signed: {
    en: 'INTEGER_EXT is signed: ff ff ff ff is -1.',
    zh: 'INTEGER_EXT 是有符号的：ff ff ff ff 是 -1。',
  },
  nothingMore: {
    en: 'A term takes its own bytes and no more: the next one begins right behind it.',
    zh: '一个数据项只读自己的字节，多一个也不读：下一个紧跟在后面。',
  },
  ownMemory: {
    en: "A term that was received is the receiver's own. It does not change when the buffer is used for the next one.",
    zh: '收到的数据项归接收者所有。缓冲区拿去装下一个时，它不能跟着变。',
  },
  string: {
    en: 'STRING_EXT is a list of integers, in short: 107, their number in two bytes, a byte for each. There is no string type.',
    zh: 'STRING_EXT 是整数列表的简写：107、两个字节的个数、每个整数一个字节。Erlang 没有字符串类型。',
  },
  tail: {
    en: 'The tail comes behind the elements and is not counted. It may be any term: [a|b] is a list too, an improper one.',
    zh: '表尾在元素之后，不计入个数。它可以是任何数据项：[a|b] 也是列表，只是不规范。',
  },
  order: {
    en: 'Elements keep their order.',
    zh: '元素的顺序不变。',
  },
  otherVersion: {
    en: 'Bytes that do not begin with 131 are no encoded term: binary_to_term fails with badarg.',
    zh: '不以 131 开头的字节不是编码后的数据项：binary_to_term 以 badarg 失败。',
    erl: '** exception error: bad argument',
  },
  sameAsErl: {
    en: 'These are the bytes of term_to_binary in a real erl.',
    zh: '这就是真正的 erl 里 term_to_binary 给出的字节。',
  },
} as const satisfies { readonly [name: string]: Rule }
