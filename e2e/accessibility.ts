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
}

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}
