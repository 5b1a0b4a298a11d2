import { mkdirSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { META_POLICY } from './scripts/security-headers.ts';

/** Where the build notes which modules each chunk holds; the budgets ask it. Not part of what is deployed. */
const CHUNK_CONTENTS = '.cache/build/chunks.json';

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
          // Changes with dependencies only, so it stays cached across releases. Component libraries are left out: a
          // group would pull their lazily loaded parts into the first load.
          groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }],
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

function chunkContents(): Plugin {
  return {
    name: 'chunk-contents',
    apply: 'build',
    generateBundle(_options, bundle) {
      const contents: Record<string, string[]> = {};
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        contents[file.fileName] = file.moduleIds.map((id) => relative(import.meta.dirname, id));
      }
      mkdirSync(resolve(import.meta.dirname, '.cache/build'), { recursive: true });
      writeFileSync(resolve(import.meta.dirname, CHUNK_CONTENTS), JSON.stringify(contents));
    },
  };
}
