// Every address in every page leads somewhere: to a file of the site, and to an id in it where a fragment is named.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

const entities = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };
const unescape = (text) => text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
  if (decimal) return String.fromCodePoint(Number(decimal));
  return hex ? String.fromCodePoint(parseInt(hex, 16)) : entities[name] ?? all;
});

/** Tags of a page with their attributes; what stands in comments, scripts and styles is no tag. */
function tagsOf(html) {
  const text = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/gi, '$1');
  return [...text.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi)].map(([, name, rest]) => {
    const attributes = {};
    for (const [, key, double, single, bare] of rest.matchAll(/([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g))
      attributes[key.toLowerCase()] = unescape(double ?? single ?? bare ?? '');
    return { name: name.toLowerCase(), attributes };
  });
}

const addressed = ['href', 'src', 'xlink:href', 'action', 'poster', 'data'];

const addressesOf = (tags) => tags.flatMap(({ name, attributes }) => addressed
  .filter((key) => attributes[key] !== undefined && name !== 'base')
  .map((key) => ({ address: attributes[key], selector: `${name}[${key}="${attributes[key]}"]` })));

const idsOf = (tags) => new Set(tags.flatMap(({ attributes }) => [attributes.id, attributes.name]).filter(Boolean));

const stylesheetAddresses = (css) => [...css.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)/g)]
  .map(([, double, single, bare]) => double ?? single ?? bare)
  .map((address) => ({ address, selector: `url(${address})` }));

const decode = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

/** What is wrong with an address found in the file `from`; nothing when it leads somewhere. */
function faultOf(root, from, address, ids) {
  if (/^(https?:|mailto:|tel:|data:)/i.test(address) || address.startsWith('//')) return undefined;
  if (/^[a-z][\w+.-]*:/i.test(address)) return 'this scheme is not for a published page';
  if (address.startsWith('/')) return 'an absolute path breaks when the site is opened from a file or from a subfolder';
  const [rest, fragment] = address.split('#', 2);
  const path = decode(rest.split('?', 1)[0]);
  if (path === undefined) return 'is not percent-encoded rightly';
  const target = path === '' ? from : posix.join(dirname(from), path);
  if (target.startsWith('..')) return 'leads out of the site';
  if (!existsSync(join(root, target))) return `there is no ${target}`;
  if (statSync(join(root, target)).isDirectory()) return 'leads to a folder, which from a file shows a list; name index.html';
  if (!fragment || fragment === 'top' || !target.endsWith('.html')) return undefined;
  return ids(target).has(decode(fragment)) ? undefined : `${target} has no id "${decode(fragment)}"`;
}

/** Faults of all links of `files`, each `{page, selector, text}`; and how many files were looked at. */
export function checkLinks(root, files) {
  const known = new Map();
  const tags = (page) => {
    if (!known.has(page)) known.set(page, tagsOf(readFileSync(join(root, page), 'utf8')));
    return known.get(page);
  };
  const ids = (page) => idsOf(tags(page));
  const looked = files.filter((file) => /\.(html|css)$/.test(file));
  const faults = looked.flatMap((page) => {
    const found = page.endsWith('.css') ? stylesheetAddresses(readFileSync(join(root, page), 'utf8')) : addressesOf(tags(page));
    return found
      .map(({ address, selector }) => ({ page, selector, text: faultOf(root, page, address, ids) }))
      .filter(({ text }) => text);
  });
  return { looked, faults };
}
