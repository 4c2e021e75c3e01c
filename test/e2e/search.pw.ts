/** What a learner types into the search box, and the page that must then be among the first three results; the page of all. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { ROOT } from './built.ts'
import { expect, test } from './fixture.ts'
import { expectReadable, overhang } from './look.ts'

const FIRST = 3

/** What is typed, and the file of the page. */
type Query = readonly [typed: string, page: string]

const ENGLISH: readonly Query[] = [
  ['pang', 'why-pang'],
  ['cookie', '08-magic-cookie'],
  ['epmd port', '07-epmd'],
  ['4369', '07-epmd'],
  ['hidden node', '06-hidden-nodes'],
  ['netsplit', '13-when-nodes-fail'],
  ['heartbeat', '13-when-nodes-fail'],
  ['net_ticktime', '13-when-nodes-fail'],
  ['nonode@nohost', '03-node-names'],
  ['short name', '03-node-names'],
  ['net_adm:ping', '04-ping'],
  ['fully connected', '05-full-mesh'],
  ['challenge', '09-handshake'],
  ['creation', '11-pids'],
  ['term_to_binary', '10-terms-on-the-wire'],
  ['gen_server:call timeout', '15-gen-server'],
  ['badrpc', '14-rpc'],
  ['nodedown', '13-when-nodes-fail'],
  ['firewall', '07-epmd'],
  ['share memory', '01-copy-on-send'],
  ['.erlang.cookie', '08-magic-cookie'],
  ['elixir', 'library'],
  ['github pages', 'hosting'],
  ['exclamation mark', '12-bang'],
  ['heart beat', '13-when-nodes-fail'],
  ['docker', 'library'],
  ['typescript library', 'library'],
  ['connection refused', 'why-pang'],
  ['invalid challenge reply', 'why-pang'],
  ['message order', '12-bang'],
]

const CHINESE: readonly Query[] = [
  ['为什么 pang', 'why-pang'],
  ['连不上', 'why-pang'],
  ['魔法 cookie', '08-magic-cookie'],
  ['cookie 文件权限', '08-magic-cookie'],
  ['隐藏节点', '06-hidden-nodes'],
  ['全联通网络', '05-full-mesh'],
  ['全互联', '05-full-mesh'],
  ['心跳', '13-when-nodes-fail'],
  ['netsplit', '13-when-nodes-fail'],
  ['脑裂', '13-when-nodes-fail'],
  ['4369', '07-epmd'],
  ['防火墙', '07-epmd'],
  ['位置透明', '02-location-transparency'],
  ['复制式进程通信', '01-copy-on-send'],
  ['长名 短名', '03-node-names'],
  ['质询', '09-handshake'],
  ['序列化', '10-terms-on-the-wire'],
  ['进程标识符', '11-pids'],
  ['远程调用', '14-rpc'],
  ['监视', '13-when-nodes-fail'],
  ['感叹号', '12-bang'],
  ['分布式缓存', '16-simple-cache'],
  ['gen_server 超时', '15-gen-server'],
  ['部署', 'hosting'],
  ['net_adm:ping', '04-ping'],
  ['ping 不通', 'why-pang'],
  ['连接被拒绝', 'why-pang'],
  ['消息丢失', '12-bang'],
  ['全局名字', 'library'],
  ['docker', 'library'],
]

for (const [language, start, folder, queries] of [
  ['English', '/', 'docs', ENGLISH],
  ['Chinese', '/zh-CN/', 'i18n/zh-CN/docusaurus-plugin-content-docs/current', CHINESE],
] as const) {
  test(`what people search for is found first, in ${language}`, async ({ page }) => {
    await page.goto(start)
    await page.locator('.navbar input').click()
    for (const [typed, file] of queries) {
      const source = readFileSync(path.join(ROOT, folder, `${file}.mdx`), 'utf8')
      const title = /^title: (['"]?)(.*)\1$/m.exec(source)?.[2] ?? ''
      expect.soft(await search(page, typed), `"${typed}" finds "${title}"`).toContain(title)
    }
  })
}

/** What is typed, and what must then be first: a chapter, or what the glossary says. */
const TITLES: readonly (readonly [start: string, typed: string, found: string])[] = [
  ['/', 'handshake', 'The handshake'],
  ['/', 'magic cookie', 'The magic cookie'],
  ['/', 'pid', 'Pids: a process, seen from anywhere'],
  ['/', 'cookie', 'The magic cookie'],
  ['/', 'epmd', 'EPMD, the port mapper'],
  ['/', 'gen_server', 'gen_server: asking a server'],
  ['/', 'rpc', 'rpc: calling a function elsewhere'],
  ['/', 'node', 'node'],
  ['/zh-CN/', '节点', '节点'],
  ['/zh-CN/', '隐藏节点', '隐藏节点'],
  ['/zh-CN/', '握手', '握手'],
  ['/zh-CN/', 'cookie', 'magic cookie：节点间的暗号'],
  ['/zh-CN/', 'magic cookie', 'magic cookie：节点间的暗号'],
  ['/zh-CN/', 'pid', 'pid：从哪里看都是同一个进程'],
  ['/zh-CN/', 'epmd', 'EPMD：端口映射器'],
  ['/zh-CN/', 'gen_server', 'gen_server：向服务器提问'],
  ['/zh-CN/', 'rpc', 'rpc：到别的节点上调用函数'],
]

test('what is called as was typed is found first, in the course before the reference', async ({ page }) => {
  let at = ''
  for (const [start, typed, found] of TITLES) {
    if (at !== start) {
      await page.goto(start)
      await page.locator('.navbar input').click()
      at = start
    }
    const [first] = await listed(page, typed)
    expect.soft(first?.found, `"${typed}" finds "${found}"`).toBe(found)
    expect.soft(first?.path[0], `where "${typed}" is found`).toMatch(/^(Learn|Glossary|教程|术语表)$/)
  }
})

test('a place in the reference is told with the class that it belongs to, and its cells stand apart', async ({
  page,
}) => {
  await page.goto('/search?q=disconnect')
  const member = page.locator('.main-wrapper article', { has: page.getByText('Node › disconnect()') })
  await expect(member).toHaveCount(1)
  await expect(member).toContainText('API › Nodes')
  await page.goto('/search?q=packetTimeout')
  await expect(page.locator('.main-wrapper article').first()).toContainText(' · ')
})

for (const address of ['/search?q=cookie', '/zh-CN/search?q=节点']) {
  test(`${address} can be read by all, and on a phone`, async ({ page }) => {
    await page.goto(address)
    await expect(page.locator('.main-wrapper article').first()).toBeVisible()
    await expectReadable(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => overhang(page)).toBe(0)
  })
}

test('the page of all that was found lists a place once', async ({ page }) => {
  await page.goto('/zh-CN/search?q=cookie')
  const places = page.locator('.main-wrapper article')
  await expect(places.first()).toBeVisible()
  const addresses = await places
    .locator('h2 a')
    .evaluateAll((links) => links.map((a) => a.getAttribute('href')))
  expect(new Set(addresses).size).toBe(addresses.length)
  await expect(page.getByText(`共 ${addresses.length} 处`)).toBeVisible()
  await expect(page.locator('.main-wrapper')).not.toContainText(/就在这里做|小测验/)

  await page.goto('/zh-CN/search?q=节点') // more than are asked for
  await expect(places.first()).toBeVisible()
  await expect(page.getByText(`最相关的 ${await places.count()} 处`)).toBeVisible()
})

/** What the box lists for `typed`: of each result the title or the text that was found, and the path below it. */
async function listed(page: Page, typed: string): Promise<{ found: string; path: string[] }[]> {
  const box = page.getByRole('combobox')
  const options = page.getByRole('option')
  await box.fill('')
  await expect(options).toHaveCount(0)
  await box.fill(typed)
  await expect(options.or(page.locator('.navbar').getByText(/No results|没有找到/)).first()).toBeVisible()
  return (await options.allInnerTexts()).map((text) => {
    const [found = '', ...below] = text.trim().split(/\s*\n\s*/)
    return { found, path: below.join('').split(' › ') }
  })
}

/** The titles of the chapters that are found first. */
async function search(page: Page, typed: string): Promise<string[]> {
  const results = (await listed(page, typed)).slice(0, FIRST)
  return results.map(({ found, path: [, title] }) => title ?? found)
}
