/**
 * Whether something has come near the reader, so that what is heavy is fetched by those alone who get to it: what is in
 * view when the page opens, or what its address is about; and, once they scroll, what is a screen away. It stays near for
 * good.
 */
import { type RefObject, useEffect, useRef, useState } from 'react'

/**
 * An address whose hash begins with `key=`, or with a part of what is kept under it as `key-part=`, is about it: then the
 * reader is taken there.
 */
export function useNear<E extends Element>(key?: string): [RefObject<E | null>, boolean] {
  const place = useRef<E>(null)
  const [near, setNear] = useState(false)

  useEffect(() => {
    const element = place.current
    if (near || element === null) return
    if (key !== undefined && new RegExp(`^#${key}(-\\w+)?=`).test(location.hash)) {
      element.scrollIntoView()
      setNear(true)
      return
    }
    let observer: IntersectionObserver
    const watch = (rootMargin: string): void => {
      observer?.disconnect()
      const seen = (entries: IntersectionObserverEntry[]) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true)
      }
      observer = new IntersectionObserver(seen, { rootMargin })
      observer.observe(element)
    }
    const scrolled = (): void => watch('100%')
    watch('0px')
    window.addEventListener('scroll', scrolled, { once: true, passive: true })
    return () => {
      window.removeEventListener('scroll', scrolled)
      observer.disconnect()
    }
  }, [near, key])

  return [place, near]
}
