/** Nodes over TCP, for Node.js: everything in `pangpong`, and how to start a node on this machine. */
export * from '../mod.ts'
export { cookiePaths, disk, hostFilePaths } from './disk.ts'
export { EpmdNotStarted } from './epmd_process.ts'
export { nodeEnv } from './node_env.ts'
export { type StartOptions, startNode } from './start_node.ts'
export { tcp6Transport, tcpTransport } from './tcp.ts'
