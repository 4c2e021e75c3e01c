/**
 * Serves the built site on this machine, for `npm start` and for the browser tests: below the path that it was built
 * for, and nothing beside it, as a host of several sites does.
 *
 * Run by itself it takes a free port and prints the address: `tsx tools/serve.ts [folder]`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sirv from 'sirv'

const ANOTHER = 'name a free one: npm start -- --port 8080'

export const BUILD = fileURLToPath(new URL('../build', import.meta.url))

export interface Served {
  port: number
  /** Of the site's first page, with a slash at its end. */
  address: string
  close(): Promise<void>
}

/** Serves `folder` at `port`, or at the next free one of so many `more`; 0 takes any free port. */
export async function serveSite(folder: string, port: number, more = 0): Promise<Served> {
  const files = sirv(folder, {
    etag: true,
    async onNoMatch(_request, response) {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' })
      response.end(await readFile(path.join(folder, '404.html')))
    },
  })
  const base = basePath(folder)
  const server = createServer((request, response) => {
    // The built pages lie at the root of the folder, whatever their address begins with.
    if (request.url?.startsWith(base)) {
      request.url = `/${request.url.slice(base.length)}`
      files(request, response)
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' })
      response.end(`The site lies below ${base}`)
    }
  })
  const last = port === 0 ? 0 : Math.min(port + more, 65_535)
  for (let next = port; ; next++) {
    try {
      const taken = await listen(server, next)
      return { port: taken, address: `http://localhost:${taken}${base}`, close: () => close(server) }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EACCES') throw new Error(`Port ${next} may not be used here; ${ANOTHER}`)
      if (code !== 'EADDRINUSE') throw error
      if (next < last) continue
      const all = port === last ? `Port ${port} is` : `Ports ${port} to ${last} are all`
      throw new Error(`${all} in use; ${ANOTHER}`)
    }
  }
}

/** The path that the site in `folder` was built for: site/plugins/locale-choice.ts writes it into every page. */
function basePath(folder: string): string {
  const [, base] =
    /data-root=["']?([^\s"'>]+)/.exec(readFileSync(path.join(folder, 'index.html'), 'utf8')) ?? []
  return base ?? '/'
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // The name, not 127.0.0.1: a browser tries the same address first when it opens http://localhost.
    server.listen(port, 'localhost', () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? BUILD
  if (!existsSync(path.join(folder, 'index.html'))) {
    console.error(`There is no built site in ${folder}: run \`npm run build\` first.`)
    process.exit(1)
  }
  const { address } = await serveSite(folder, 0)
  console.log(`serving at ${address}`)
}
