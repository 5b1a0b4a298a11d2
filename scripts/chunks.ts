import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A script that the build wrote. Paths of files are relative to dist/, of modules to the project. */
export interface Chunk {
  readonly modules: readonly string[];
}

export type Chunks = Readonly<Record<string, Chunk>>;

/** Where vite.config.ts notes what each chunk holds. Not part of what is deployed. */
export const CHUNKS_FILE = resolve(import.meta.dirname, '../.cache/build/chunks.json');

export function readChunks(): Chunks {
  return JSON.parse(readFileSync(CHUNKS_FILE, 'utf8'));
}
