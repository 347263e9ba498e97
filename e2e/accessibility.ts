import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Page } from 'playwright-core'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Fails, naming rule and elements, if `page` breaks WCAG 2.2 A or AA in a way that axe holds for serious or critical. */
export async function checkAccessibility(page: Page): Promise<void> {
  await page.evaluate(axe.source)
  const broken = await page.evaluate(async (tags) => {
    const { violations } = await window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, help, nodes }) => `${id}: ${help}\n    ${nodes.map((node) => node.html).join('\n    ')}`)
  }, rules)
  assert.equal(broken.length, 0, `${page.url()} is not accessible:\n  ${broken.join('\n  ')}`)
  assert.deepEqual(
    await iconsInNames(page),
    [],
    `${page.url()}: icons add their English names to what stands beside them`,
  )
}

/** What is called by what stands in it, and has an icon in it that is called something too. */
const iconsInNames = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const named =
      'button, a[href], summary, [role=button], [role=link], [role=menuitem], [role=tab], [role=option], h1, h2, h3'
    const hidden = (icon: Element) => icon.closest('[aria-hidden=true], [hidden]') !== null
    return [...document.querySelectorAll(named)]
      .filter((each) => !each.hasAttribute('aria-label') && each.textContent?.trim() !== '')
      .flatMap((each) => [...each.querySelectorAll('.anticon[aria-label]')].filter((icon) => !hidden(icon)))
      .map((icon) => icon.outerHTML.slice(0, 100))
  })

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}
