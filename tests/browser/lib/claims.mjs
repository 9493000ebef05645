// What is claimed of each page in a browser. A claim returns its faults, each {selector, text}; none is a pass.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];
export const weightLimit = 60 * 1024;

export const desktop = { viewport: { width: 1280, height: 900 } };
export const zoomed = { viewport: { width: 640, height: 450 } };  // 1280 at 200 %
export const tablet = { viewport: { width: 768, height: 1024 } };
export const phone = { viewport: { width: 360, height: 780 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** Opens `url` with the context options, hands `(page, heard)` to `look`, and closes. `heard` is what went on
    while the page loaded: `errors`, `foreign` addresses and `loaded` responses. */
async function visit(browser, url, options, look) {
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  const home = new URL(url);
  const own = (address) => /^(data|blob|about):/.test(address) || (home.protocol === 'file:' ? address.startsWith('file:') : new URL(address).origin === home.origin);
  const heard = { errors: [], foreign: [], loaded: [] };
  try {
    await context.route((address) => !own(address.href), (route) => {
      heard.foreign.push(route.request().url());
      return route.abort();
    });
    const page = await context.newPage();
    // A page of ten thousand letters without a blank takes its time on a busy machine.
    page.setDefaultTimeout(120_000);
    page.on('console', (message) => heard.errors.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => heard.errors.push(String(error)));
    page.on('requestfailed', (request) => heard.errors.push(`${request.url()}: ${request.failure()?.errorText}`));
    page.on('response', (response) => heard.loaded.push(response));
    await page.goto(url, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await look(page, heard);
  } finally {
    await context.close();
  }
}

async function axe(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: 'tag', values } }), rules);
  return violations.flatMap((violation) => violation.nodes.map((node) => ({
    selector: node.target.flat().join(' '), text: `${violation.id}: ${violation.help}`,
  })));
}

/** Elements that make the page's body wider than the screen; those inside of a box that scrolls by itself don't. */
function overflow() {
  const root = document.scrollingElement;
  // Not innerWidth: on a phone that grows with the content, which is what is to be found.
  const width = Math.min(root.clientWidth, window.screen.width);
  if (root.scrollWidth <= width) return [];
  const contained = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== 'visible') return true;
    return false;
  };
  const name = (element) => element.tagName.toLowerCase() + (element.id ? `#${element.id}` : '') +
    [...element.classList].map((one) => `.${one}`).join('');
  const wide = [...document.body.querySelectorAll('*')].filter((element) =>
    element.getBoundingClientRect().right > width + 0.5 && !contained(element));
  const innermost = wide.filter((element) => !wide.some((other) => other !== element && element.contains(other)));
  const text = `the body is ${root.scrollWidth} px wide on a screen of ${width}`;
  return (innermost.length ? innermost.slice(0, 3).map(name) : ['body']).map((selector) => ({ selector, text }));
}

/** The text as it is read, without what is marked as of use with scripts only (a filter's label). */
function readableText() {
  for (const element of document.querySelectorAll('noscript, [data-script-only]')) element.remove();
  return document.body.innerText.replace(/\s+/g, ' ').trim();
}

/** Where two texts part, with some words around. */
function difference(expected, actual) {
  if (expected === actual) return [];
  let at = 0;
  while (expected[at] === actual[at]) at += 1;
  const around = (text) => `«${text.slice(Math.max(0, at - 20), at + 40)}»`;
  return [{ selector: 'body', text: `with scripts ${around(expected)}, here ${around(actual)}` }];
}

const packed = /^(font\/|image\/(png|jpeg|webp))/;
async function weighs(responses) {
  const parts = await Promise.all(responses.map(async (response) => {
    const body = await response.body();
    const name = new URL(response.url()).pathname;
    return { name, size: packed.test(response.headers()['content-type'] ?? '') ? body.length : gzipSync(body, { level: 9 }).length };
  }));
  const total = parts.reduce((sum, part) => sum + part.size, 0);
  if (total <= weightLimit) return [];
  const list = parts.sort((a, b) => b.size - a.size).map((part) => `${part.name} ${part.size}`).join(', ');
  return [{ selector: 'html', text: `${total} bytes packed, more than ${weightLimit}: ${list}` }];
}

const quiet = ({ errors, foreign }) => [
  ...foreign.map((address) => ({ selector: 'html', text: `asks a foreign host: ${address}` })),
  ...errors.map((text) => ({ selector: 'html', text: `console: ${text}` })),
];

/** Largest letters, widest spacing and white on black, chosen as a reader does; false where the page has no such panel. */
async function chooseWeakSight(page) {
  if (!(await page.$('#view'))) return false;
  await page.evaluate(() => { window.location.hash = 'view'; });
  for (const choice of ['size-3', 'spacing-3', 'font-2', 'colours-3']) await page.check(`#${choice}`);
  return true;
}

/** By keyboard: the first stop leads past the navigation, and every stop can be seen. */
async function keyboard(page) {
  const stop = () => page.evaluate(() => {
    const at = document.activeElement;
    const style = getComputedStyle(at);
    return { skip: at.classList.contains('skip'), name: at.tagName.toLowerCase(), seen: style.outlineStyle !== 'none' };
  });
  if (!(await page.$('.skip'))) return [];
  const faults = [];
  await page.keyboard.press('Tab');
  if (!(await stop()).skip) faults.push({ selector: '.skip', text: 'is not the first stop' });
  for (let at = 0; at < 8; at += 1) {
    await page.keyboard.press('Tab');
    const { name, seen } = await stop();
    if (name !== 'body' && !seen) faults.push({ selector: name, text: `stop ${at + 2} has no outline` });
  }
  return faults;
}

/** All claims of one page: `{claim: faults}`. */
export async function claimsOf(browser, origin, root, path) {
  const url = `${origin}/${path.split('/').map(encodeURIComponent).join('/')}`;
  const claims = {};
  let text = '';
  await visit(browser, url, desktop, async (page, heard) => {
    claims['no errors, no foreign host'] = quiet(heard);
    claims['weight'] = await weighs(heard.loaded);
    claims['axe at 1280 px'] = await axe(page);
    text = await page.evaluate(readableText);
  });
  await visit(browser, url, desktop, async (page) => {
    claims['works by keyboard'] = await keyboard(page);
    if (!(await chooseWeakSight(page))) return;
    claims['axe in the version for weak sight'] = await axe(page);
    claims['no sideways scrolling in the version for weak sight'] = await page.evaluate(overflow);
  });
  await visit(browser, url, tablet, async (page) => {
    claims['no sideways scrolling at 768 px'] = await page.evaluate(overflow);
  });
  await visit(browser, url, { ...desktop, colorScheme: 'dark' }, async (page) => {
    claims['axe in the dark scheme'] = await axe(page);
  });
  await visit(browser, url, phone, async (page) => {
    claims['no sideways scrolling at 360 px'] = await page.evaluate(overflow);
    claims['axe at 360 px'] = await axe(page);
  });
  await visit(browser, url, zoomed, async (page) => {
    claims['no sideways scrolling at 640 px'] = await page.evaluate(overflow);
  });
  await visit(browser, url, { ...desktop, javaScriptEnabled: false }, async (page) => {
    claims['same text without JavaScript'] = difference(text, await page.evaluate(readableText));
  });
  await visit(browser, pathToFileURL(join(root, path)).href, desktop, async (page, heard) => {
    claims['opens from a file'] = [...quiet(heard), ...difference(text, await page.evaluate(readableText))];
  });
  return claims;
}
