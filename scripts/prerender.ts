/**
 * Paints the page into dist/index.html at build time, so that the first paint waits for no script. src/main.tsx hydrates
 * what stands there; the markup must therefore be what the browser would render first: defaults, no storage, no link.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ComponentType } from 'react';
import { createServer } from 'vite';
import { extractStyles } from './extract-styles.ts';

// Before React and the component library are loaded: their development builds name classes differently.
process.env.NODE_ENV = 'production';

const ROOT = '<div id="root"></div>';
const STYLES = '<!-- styles of the prerendered page -->';
const page = resolve(import.meta.dirname, '../dist/index.html');

const { styles, markup } = extractStyles(await renderApp());
// Scripts in the page are refused by its own policy; what asks for them would never become interactive.
if (/<script\b/i.test(markup)) throw new Error('The prerendered page holds a script.');
if (markup.includes('<!--$!-->')) {
  throw new Error('A part of the first view waits for something, so it would be missing from the prerendered page.');
}

const html = await readFile(page, 'utf8');
for (const place of [ROOT, STYLES]) {
  if (!html.includes(place)) throw new Error(`dist/index.html has no ${place}: run “vite build” before this.`);
}
await writeFile(
  page,
  html.replace(STYLES, () => styles).replace(ROOT, () => `<div id="root">${markup}</div>`),
);
console.log(
  `prerendered: ${Math.round(markup.length / 1024)} KiB of markup, ${Math.round(styles.length / 1024)} KiB of styles`,
);

async function renderApp(): Promise<string> {
  const { createElement } = await import('react');
  const { renderToString } = await import('react-dom/server');
  const vite = await createServer({
    appType: 'custom',
    mode: 'production',
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: false, watch: null },
    optimizeDeps: { noDiscovery: true },
  });
  try {
    const { App }: { App?: ComponentType } = await vite.ssrLoadModule('/src/ui/prerendered.tsx');
    if (App === undefined) throw new Error('src/ui/prerendered.tsx exports no App.');
    return renderToString(createElement(App));
  } finally {
    await vite.close();
  }
}
