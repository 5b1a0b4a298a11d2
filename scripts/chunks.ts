import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A script that the build wrote. Paths of files are relative to dist/, of modules to the project. */
export interface Chunk {
  readonly modules: readonly string[];
  /** Files that the browser fetches with it. */
  readonly imports: readonly string[];
}

export type Chunks = Readonly<Record<string, Chunk>>;

/** Where vite.config.ts notes what each chunk holds. Not part of what is deployed. */
export const CHUNKS_FILE = resolve(import.meta.dirname, '../.cache/build/chunks.json');

export function readChunks(): Chunks {
  return JSON.parse(readFileSync(CHUNKS_FILE, 'utf8'));
}

/** The file that holds the module, and all that comes with it. */
export function filesWith(module: string, chunks: Chunks): readonly string[] {
  const files = new Set(Object.keys(chunks).filter((file) => chunks[file]?.modules.includes(module)));
  // A set is walked to its end, also where it grows on the way.
  for (const file of files) for (const imported of chunks[file]?.imports ?? []) files.add(imported);
  return [...files];
}
