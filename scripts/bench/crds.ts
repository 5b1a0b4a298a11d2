import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readCrds } from '../../src/admission/cluster/read-crds.ts';
import { printFigure } from './figures.ts';

const FOLDER = resolve(import.meta.dirname, '../../../shared/crds');
const CHARACTERS = 20_000_000;
/** As a browser hands out a file. */
const PART = 65_536;

/** Prints how long the CRDs of a cluster take to read: 20 MB of YAML, as `kubectl get crd` prints it. */
export async function benchCrds(): Promise<void> {
  console.log('\nCRD import');
  if (!existsSync(FOLDER)) {
    console.log('  not measured: no CRDs at hand');
    return;
  }
  const text = manyCrds();
  const start = performance.now();
  const read = await readCrds(partsOf(text));
  const seconds = (performance.now() - start) / 1000;
  if (!read.ok) throw new Error(read.says);
  printFigure(`${Math.round(text.length / 1e6)} MB of YAML, ${read.crds.length} CRDs`, seconds, 's');
}

function manyCrds(): string {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) => /\.ya?ml$/.test(path));
  const texts = files.map((path) => readFileSync(join(FOLDER, path), 'utf8'));
  const once = texts.join('\n---\n');
  const enough = `${once}\n---\n`.repeat(Math.ceil(CHARACTERS / once.length));
  return enough.slice(0, enough.lastIndexOf('\n---\n', CHARACTERS) + 1);
}

function* partsOf(text: string): Iterable<string> {
  for (let at = 0; at < text.length; at += PART) yield text.slice(at, at + PART);
}
