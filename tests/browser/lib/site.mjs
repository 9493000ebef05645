// A published site as files: its pages, a fair sample of them, and a server for a browser to read it from.
import { existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2',
  '.csv': 'text/csv; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.xml': 'application/xml',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** The folder to look at: the release in force where `folder` is a site with `current`, else the folder itself. */
export function siteRoot(folder) {
  const current = join(folder, 'current');
  return realpathSync(existsSync(join(current, 'index.html')) ? current : folder);
}

/** Paths of all files under `root`, with `/`, in order. */
export function filesOf(root) {
  const walk = (folder) => readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    return entry.isDirectory() ? walk(path) : [path];
  });
  return walk('').sort();
}

export const pagesOf = (root) => filesOf(root).filter((path) => path.endsWith('.html'));

/** Pages of one kind share their place in the tree, once names of programmes and numbers are left out. */
function kindOf(root, path) {
  const parts = path.split('/');
  const place = parts.map((part, at) => (/\d/.test(part) || (at > 0 && at < parts.length - 1) ? '*' : part));
  const body = readFileSync(join(root, path), 'utf8').match(/<(?:body|main)[^>]*\sclass="([^"\s]+)/);
  return `${place.join('/')} ${body?.[1] ?? ''}`;
}

/** At most `limit` pages: of every kind the first and the largest, then others evenly over the rest. */
export function sample(root, pages, limit) {
  if (pages.length <= limit) return pages;
  const kinds = new Map();
  for (const page of pages) {
    const kind = kindOf(root, page);
    kinds.set(kind, [...(kinds.get(kind) ?? []), page]);
  }
  const size = (page) => statSync(join(root, page)).size;
  const firsts = [...kinds.values()].map((of) => of[0]);
  const largest = [...kinds.values()].map((of) => of.reduce((a, b) => (size(b) > size(a) ? b : a)));
  const chosen = new Set([...firsts, ...largest].slice(0, limit));
  const rest = pages.filter((page) => !chosen.has(page));
  const step = Math.max(1, rest.length / Math.max(1, limit - chosen.size));
  for (let at = 0; at < rest.length && chosen.size < limit; at += step) chosen.add(rest[Math.floor(at)]);
  return pages.filter((page) => chosen.has(page));
}

/** One page of each kind, for a person to look at. */
export function onePerKind(root, pages) {
  return [...new Map(pages.map((page) => [kindOf(root, page), page]).reverse()).values()].reverse();
}

/** The file that a request's path names, or nothing: never one outside of `root`, be it by `..` or by a link. */
function fileFor(root, url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://site').pathname);
    if (path.includes('\0')) return undefined;
    const file = realpathSync(join(root, path));
    if (file !== root && !file.startsWith(root + sep)) return undefined;
    return statSync(file).isDirectory() ? realpathSync(join(file, 'index.html')) : file;
  } catch {
    return undefined;
  }
}

/** Serves `root` on a free port of 127.0.0.1; `origin` is its address. */
export async function serve(root) {
  const server = createServer((request, response) => {
    const file = ['GET', 'HEAD'].includes(request.method) ? fileFor(root, request.url) : undefined;
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(request.method === 'HEAD' ? undefined : readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
