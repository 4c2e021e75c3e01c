/** A chapter in the sidebar, its number before its title; site/numbered-chapters.ts gives the number. */

import type { Props } from '@theme/DocSidebarItem/Link'
import DocSidebarItemLink from '@theme-init/DocSidebarItem/Link'
import type { ReactNode } from 'react'

export default function NumberedLink(props: Props): ReactNode {
  const { item } = props
  const number = item.customProps?.number
  const label = typeof number === 'string' ? `${number} · ${item.label}` : item.label
  return <DocSidebarItemLink {...props} item={{ ...item, label }} />
}
