/** Adds the language switch to the kinds of items that the navigation bar knows. */
import { LanguageSwitch } from '@site/site/components/LanguageSwitch.tsx'
import ComponentTypes from '@theme-init/NavbarItem/ComponentTypes'

export default { ...ComponentTypes, 'custom-language': LanguageSwitch }
