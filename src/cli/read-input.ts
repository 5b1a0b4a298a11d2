import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Configuration } from '../configuration/configuration.ts';
import { type Problem, readConfiguration } from '../configuration/read-configuration.ts';
import { implementationBehind } from '../implementations/aliases.ts';
import { fittingListener } from '../implementations/fitting-listener.ts';
import { newestVersion, withNewestVersion } from '../implementations/newest-version.ts';
import { isJsonObject, type Json } from '../manifest/json.ts';
import { decodeLink } from '../share/decode-link.ts';
import { UsageError } from './arguments.ts';

/** Most bytes that are read of any input. */
export const MAX_INPUT = 4_000_000;

export interface Input {
  readonly configuration: Configuration;
  /** What was left out, one sentence each. */
  readonly notes: readonly string[];
}

/** Reads a Configuration from a path, `-` or a link. Throws `UsageError`. */
export function readInput(from: string): Input {
  const isLink = from.includes('#');
  const text = isLink ? from : readBounded(from).replace(/^\ufeff/, '');
  return isLink || /^\s*(https?:\/\/|#|s=)/.test(text) ? readLink(text) : readJson(text);
}

function readLink(text: string): Input {
  const decoded = decodeLink(text, { implementationBehind, newestVersion, fittingListener });
  if (!decoded.ok) throw new UsageError(decoded.problems.length > 1 ? listed(decoded.problems) : decoded.says);
  return decoded;
}

function readJson(text: string): Input {
  let input: Json;
  try {
    input = JSON.parse(text);
  } catch (error) {
    const says = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 160) : '';
    throw new UsageError(`The input is neither JSON nor a link: ${says}.`);
  }
  const reading = readConfiguration(withNewestVersion(withoutSchemaAddress(input)));
  if (!reading.ok) throw new UsageError(listed(reading.problems));
  return { configuration: reading.configuration, notes: [] };
}

/** `$schema` tells editors where the schema is; it is no part of a Configuration. */
function withoutSchemaAddress(input: Json): Json {
  if (!isJsonObject(input)) return input;
  const { $schema: _, ...rest } = input;
  return rest;
}

/** All problems in one line. */
function listed(problems: readonly Problem[]): string {
  const shown = problems.slice(0, 10).map(({ at, says }) => (at === '' ? says : `${at}: ${says}`));
  const more = problems.length > 10 ? ` And ${problems.length - 10} more.` : '';
  return `Not a Configuration. ${shown.join(' ')}${more}`.replace(/\s+/g, ' ');
}

/** Reads a path or `-`, of at most so many bytes. Throws `UsageError`. */
export function readBounded(path: string, most: number = MAX_INPUT): string {
  let descriptor = 0;
  try {
    if (path !== '-') descriptor = openSync(path, 'r');
    if (path !== '-' && fstatSync(descriptor).isDirectory()) throw new UsageError(`${path} is a directory.`);
    const buffer = Buffer.alloc(most + 1);
    const size = fill(descriptor, buffer);
    if (size > most) throw new UsageError(`The input is larger than ${most} bytes.`);
    return buffer.toString('utf8', 0, size);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path === '-' ? 'Standard input' : path} cannot be read: ${reasonOf(error)}.`);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

function fill(descriptor: number, buffer: Buffer): number {
  let size = 0;
  while (size < buffer.length) {
    const more = readOnce(descriptor, buffer, size);
    if (more === 0) return size;
    size += more;
  }
  return size;
}

/** A pipe that has nothing yet says EAGAIN, and one that ends says EOF on some systems. */
function readOnce(descriptor: number, buffer: Buffer, at: number): number {
  for (;;) {
    try {
      return readSync(descriptor, buffer, at, buffer.length - at, null);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

const REASONS: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EACCES: 'access is denied',
  EISDIR: 'it is a directory',
};

/** Why the system refused a file, in words where they are known. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return REASONS[code] ?? (code === '' ? 'unknown reason' : code);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
