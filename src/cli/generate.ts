import { readFileSync, writeFileSync } from 'node:fs';
import { bundleFiles, downloadManifest, type Work } from '../bundle/bundle.ts';
import type { Origin } from '../bundle/manifest-file.ts';
import { zipFiles } from '../bundle/zip.ts';
import type { Configuration } from '../configuration/configuration.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { load } from '../implementations/load.ts';
import { cardOf, cards } from '../implementations/registry.ts';
import { pickString } from '../manifest/json.ts';
import { readPasted } from '../review/pasted.ts';
import { type Review, review } from '../review/review.ts';
import { encodeLink } from '../share/encode-link.ts';
import { redact } from '../share/redact.ts';
import { type Format, HELP, readArguments, UsageError } from './arguments.ts';
import { readInput, reasonOf } from './read-input.ts';
import { findingLines, jsonResult } from './result.ts';

const FINE = 0;
const ERROR_FINDING = 1;
const UNUSABLE = 2;

async function run(words: readonly string[]): Promise<number> {
  if (words[0] === 'check') return runChecked(words.slice(1));
  const request = readArguments(words);
  if (request === 'help') {
    process.stdout.write(HELP);
    return FINE;
  }
  const { configuration, notes } = readInput(request.input);
  const implementation = await implementationOf(configuration);
  const pasted = { readings: await readPasted(configuration, new Map()), now: new Date() };
  const reviewed = review(configuration, implementation, undefined, pasted);
  const refused = reviewed.findings.some((finding) => finding.severity === 'error');
  process.stderr.write(notes.map((note) => `note: ${note}\n`).join('') + findingLines(reviewed));
  if (refused && !request.force) {
    process.stderr.write('Nothing was written because of the error; --force writes it all the same.\n');
    return ERROR_FINDING;
  }
  write(request.output, render(request.format, { configuration, implementation, pasted }, reviewed));
  return refused ? ERROR_FINDING : FINE;
}

/** Manifests on disk instead of a Configuration. What was found is the output, so an error does not hold it back. */
async function runChecked(words: readonly string[]): Promise<number> {
  const { runCheck } = await import('./check/run-check.ts');
  const { text, refused } = await runCheck(words, toolVersion());
  process.stdout.write(text);
  return refused ? ERROR_FINDING : FINE;
}

async function implementationOf({ setting }: Configuration): Promise<Implementation> {
  const card = cardOf(setting.implementation);
  if (card !== undefined) return load(card);
  const known = cards.map(({ id }) => id).join(', ');
  throw new UsageError(`There is no implementation “${setting.implementation}”. Known: ${known}.`);
}

function render(format: Format, work: Work, reviewed: Review): string | Uint8Array {
  const { configuration, implementation } = work;
  switch (format) {
    case 'yaml':
      return downloadManifest(work, originOf(configuration));
    case 'zip':
      return zipFiles(bundleFiles(work, originOf(configuration)));
    case 'json': {
      // A private key leaves neither in manifests nor in their JSON; the findings still speak of it.
      const safe = review(redact(configuration, { certificates: true }), implementation);
      return jsonResult({ ...safe, findings: reviewed.findings });
    }
  }
}

/** Here is no page and no address: the permalink is the fragment to put behind the page's. */
function originOf(configuration: Configuration): Origin {
  return {
    version: toolVersion(),
    permalink: configuration.output.permalink ? encodeLink(configuration, { certificates: false }) : null,
  };
}

function toolVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return pickString(manifest, 'version') ?? 'unknown';
}

function write(output: string | null, content: string | Uint8Array): void {
  if (output === null) {
    process.stdout.write(content);
    return;
  }
  try {
    writeFileSync(output, content);
  } catch (error) {
    throw new UsageError(`${output} cannot be written: ${reasonOf(error)}.`);
  }
}

// A reader such as `head` that has seen enough closes the pipe: nothing to complain about.
process.stdout.on('error', (error) => {
  if ('code' in error && error.code === 'EPIPE') process.exit(FINE);
  throw error;
});

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = UNUSABLE;
}
