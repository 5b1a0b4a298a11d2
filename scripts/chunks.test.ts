import { expect, it } from 'vitest';
import { type Chunks, filesWith } from './chunks.ts';

const chunks: Chunks = {
  'index.js': { modules: ['src/main.tsx'], imports: ['libraries.js'] },
  'lazy.js': { modules: ['src/lazy.ts', 'src/more.ts'], imports: ['shared.js'] },
  'shared.js': { modules: ['src/shared.ts'], imports: ['libraries.js', 'lazy.js'] },
  'libraries.js': { modules: [], imports: [] },
};

it('follows imports, in circles too', () => {
  expect(filesWith('src/more.ts', chunks)).toEqual(['lazy.js', 'shared.js', 'libraries.js']);
  expect(filesWith('src/gone.ts', chunks)).toEqual([]);
});
