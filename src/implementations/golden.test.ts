import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../configuration/read-configuration.ts';
import type { Anchors, Hop, Names, Sni } from '../gateway-api/hop.ts';
import { stateOf } from '../gateway-api/hop.ts';
import type { Written } from '../gateway-api/written.ts';
import { emitValue } from '../manifest/emit.ts';
import type { Json } from '../manifest/json.ts';
import { describeRef } from '../manifest/object.ts';
import { review } from '../review/review.ts';
import { load } from './load.ts';
import { cardOf } from './registry.ts';

/**
 * Golden pairs: <implementation>/golden/<name>.in.json is a Configuration (what it leaves out is the default);
 * <name>.out.yaml is what comes of it: the manifests to apply, then the patches, then hops and findings.
 * `UPDATE_GOLDEN=1 npx vitest run src/implementations/golden.test.ts` writes them anew; read the difference.
 */

const UPDATE = process.env.UPDATE_GOLDEN === '1';
const ROOT = import.meta.dirname;

const folders = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(ROOT, entry.name, 'golden')))
  .map((entry) => entry.name);

describe.each(folders)('golden pairs of %s', (implementation) => {
  const folder = join(ROOT, implementation, 'golden');
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.in.json'))
    .map((file) => file.slice(0, -'.in.json'.length))
    .sort();

  it.each(names)('%s', async (name) => {
    const path = join(folder, `${name}.out.yaml`);
    const result = await resultOf(implementation, readFileSync(join(folder, `${name}.in.json`), 'utf8'));
    if (UPDATE) writeFileSync(path, result);
    expect(existsSync(path) ? readFileSync(path, 'utf8') : 'no .out.yaml: run with UPDATE_GOLDEN=1').toBe(result);
    expect(() => loadAll(result)).not.toThrow();
  });

  it('has pairs, and no file without its other half', () => {
    expect(names.length).toBeGreaterThan(0);
    const expected = names.flatMap((name) => [`${name}.in.json`, `${name}.out.yaml`]).sort();
    expect(readdirSync(folder).sort()).toEqual(expected);
  });
});

async function resultOf(implementation: string, input: string): Promise<string> {
  const reading = readConfiguration(JSON.parse(input));
  if (!reading.ok) throw new Error(reading.problems.map(({ at, says }) => `${at}: ${says}`).join('\n'));
  expect(reading.configuration.setting.implementation).toBe(implementation);
  const card = cardOf(implementation);
  if (card === undefined) throw new Error(`${implementation} is not registered.`);
  const { text, written, hops, findings } = review(reading.configuration, await load(card));
  const summary = {
    hops: hops.map(({ hop, explanation }) => ({ ...hopSummary(hop), explanation })),
    findings: findings.map(({ id, severity }) => `${severity} ${id}`),
  };
  return [text, ...written.flatMap(patchOf), emitValue(summary)].filter((part) => part !== '').join('---\n');
}

function patchOf(written: Written): string[] {
  if (written.role !== 'patch') return [];
  return [emitValue({ [`patch ${written.slot}`]: (written.merge?.body ?? written.operations) as Json })];
}

function hopSummary({ to, connection }: Hop): { [name: string]: Json } {
  const target = to.kind === 'Service' ? `${to.namespace}/${to.name}:${to.port}` : `${to.hostname}:${to.port}`;
  const state = stateOf(connection);
  if (connection.kind !== 'tls') return { to: target, state };
  return {
    to: target,
    state,
    sni: sniOf(connection.sni),
    anchors: anchorsOf(connection.anchors),
    names: namesOf(connection.names),
    ...(connection.clientCertificate === null ? {} : { clientCertificate: describeRef(connection.clientCertificate) }),
  };
}

function sniOf(sni: Sni): string {
  return sni.kind === 'name' ? sni.name : sni.kind;
}

function anchorsOf(anchors: Anchors): Json {
  return anchors.kind === 'references' ? anchors.references.map(describeRef) : anchors.kind;
}

function namesOf(names: Names): Json {
  return names.kind === 'checked' ? names.names.map(({ type, value }) => `${type} ${value}`) : names.kind;
}
