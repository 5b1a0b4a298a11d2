import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { CHUNKS_FILE, type Chunk } from './scripts/chunks.ts';
import { META_POLICY } from './scripts/security-headers.ts';

const CHARSET = '<meta charset="utf-8" />';

export default defineConfig({
  // Relative addresses: dist/ works from any path of any static host.
  base: './',
  plugins: [react(), contentSecurityPolicy(), chunkContents()],
  build: {
    // What MUI 9 supports; older browsers would get a page that looks right and fails.
    target: ['chrome117', 'edge117', 'firefox121', 'safari17'],
    modulePreload: { polyfill: false },
    // The editor is one large chunk on purpose: it comes on intent only (scripts/budgets.ts holds the first load).
    chunkSizeWarningLimit: 4096,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the first view needs, in two files: libraries stay cached across releases, the page changes with each.
          // `$initial` keeps lazily loaded parts out, of the libraries as well.
          groups: [
            { name: 'libraries', tags: ['$initial'], test: /[\\/]node_modules[\\/]/, priority: 3 },
            { name: 'page', tags: ['$initial'], priority: 2 },
            // Whoever recognises an implementation asks all of them.
            { name: 'ways-back', test: /[\\/]src[\\/]implementations[\\/][^\\/]+[\\/]way-back\.ts$/ },
            // What implementations and the output share: one file in place of many small ones. Of the manifests only what
            // writes them: what reads a text comes when somebody turns to it.
            {
              name: 'core',
              test: /[\\/](src[\\/](gateway-api[\\/](?!discover|patch-file|raise|(read|match|asked|present)-)|implementations[\\/][^\\/]+\.ts|manifest[\\/](change|emit|json|object|shell)\.ts)|node_modules[\\/]js-yaml)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
});

/** Writes the policy into the built page, for hosts that set no headers. Not in development: Vite needs inline scripts. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    // After the charset, which browsers look for in the first 1,024 bytes, and before the first script.
    transformIndexHtml(html) {
      if (!html.includes(CHARSET)) throw new Error(`index.html must hold ${CHARSET} for the policy to follow it.`);
      return html.replace(
        CHARSET,
        `${CHARSET}\n    <meta http-equiv="Content-Security-Policy" content="${META_POLICY}" />`,
      );
    },
  };
}

/** Notes which modules each chunk holds, for the budgets. */
function chunkContents(): Plugin {
  return {
    name: 'chunk-contents',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks: Record<string, Chunk> = {};
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        const modules = file.moduleIds.map((id) =>
          relative(import.meta.dirname, id)
            .split(sep)
            .join('/'),
        );
        chunks[file.fileName] = { modules };
      }
      mkdirSync(dirname(CHUNKS_FILE), { recursive: true });
      writeFileSync(CHUNKS_FILE, JSON.stringify(chunks));
    },
  };
}
