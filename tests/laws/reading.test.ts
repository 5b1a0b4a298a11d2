import { describe, expect, it } from 'vitest';
import type { Backend, Configuration } from '../../src/configuration/configuration.ts';
import { foundOf } from '../../src/gateway-api/found.ts';
import type { Written } from '../../src/gateway-api/written.ts';
import { isJsonObject, type Json, pick } from '../../src/manifest/json.ts';
import { refOf, slotOf } from '../../src/manifest/object.ts';
import fc from '../fast-check.ts';
import { arbitraryFor } from './arbitrary-for.ts';
import { implementations, numRunsEach, PATIENCE } from './loaded.ts';
import { inOrderOfRules, normalise } from './normalise.ts';
import { ownClauses } from './normalise-own.ts';
import { soundFor } from './sound-for.ts';
import { unlike } from './unlike.ts';

/**
 * Law 2: manifests, read back, are the Configuration that they were written from, as far as they can say it (`normalise`),
 * and the form's own in the rest, whatever stands there. It holds for Configurations without an error finding: where there
 * is one, what is asked for is not what is written.
 */

/** Beside what was written: the same setting and output, and anything else. */
function beside(c: Configuration, other: Configuration): Configuration {
  return { ...other, setting: c.setting, output: c.output };
}

function foundIn(written: readonly Written[]) {
  return foundOf(written.map(({ object }) => object));
}

/** Order among rules stands in no route. */
function sorted(configuration: Configuration): Configuration {
  const [first, ...rest] = inOrderOfRules(configuration.backends);
  return first === undefined ? configuration : { ...configuration, backends: [first, ...rest] };
}

/** By the DNS name of a headless Service only the pods' port is said: two ports that lead to the same one look alike. */
function hasTwinPorts({ backends }: Configuration): boolean {
  const twins = (a: Backend, b: Backend) =>
    a.target.kind === 'Service' &&
    b.target.kind === 'Service' &&
    a.target.headless &&
    a.target.namespace === b.target.namespace &&
    a.target.name === b.target.name &&
    a.target.port !== b.target.port &&
    a.target.targetPort === b.target.targetPort;
  return backends.some((one) => backends.some((other) => twins(one, other)));
}

/** The places below gateway, route, backends and the client's side of TLS where both say the same. */
function sameLeaves(a: Json | undefined, b: Json | undefined, at = ''): readonly string[] {
  if (/^(schema|setting|output|options)/.test(at)) return [];
  if (!isJsonObject(a) && !Array.isArray(a)) return a === b && a !== undefined ? [at] : [];
  const keys: readonly (string | number)[] = isJsonObject(a) ? Object.keys(a) : a.map((_, index) => index);
  return keys.flatMap((key) => sameLeaves(pick(a, key), pick(b, key), at === '' ? String(key) : `${at}.${key}`));
}

function objectsOf(written: readonly Written[]) {
  return Object.fromEntries(written.map(({ object }) => [slotOf(refOf(object)), object]));
}

describe.each(implementations.map((loaded) => [loaded.card.id, loaded] as const))(
  '%s',
  { timeout: PATIENCE },
  (id, loaded) => {
    const { implementation } = loaded;
    const own = ownClauses(id);
    const sound = soundFor(loaded).filter((c) => !hasTwinPorts(c));

    it('reads what was written, and leaves what manifests do not say as the form has it', () => {
      fc.assert(
        fc.property(sound, arbitraryFor(loaded), (c, other) => {
          const old = beside(c, other);
          const written = implementation.write(c);
          const read = implementation.read(foundIn(written), old);
          expect(sorted(read)).toEqual(sorted(normalise({ c, old, written }, own)));
        }),
        numRunsEach(30),
      );
    });

    it('changes nothing where the manifests are those of the form', () => {
      fc.assert(
        fc.property(sound, (c) => {
          const written = implementation.write(c);
          const read = implementation.read(foundIn(written), c);
          expect(read).toEqual(normalise({ c, old: c, written }, own));
        }),
        numRunsEach(30),
      );
    });

    it('owes nothing to chance: the form may differ in every field', () => {
      fc.assert(
        fc.property(sound, (c) => {
          const other = unlike(c, implementation.fields);
          expect(sameLeaves(c, other)).toEqual([]);
          const old = beside(c, other);
          const written = implementation.write(c);
          const read = implementation.read(foundIn(written), old);
          expect(sorted(read)).toEqual(sorted(normalise({ c, old, written }, own)));
        }),
        numRunsEach(20),
      );
    });

    // Names of objects, and which of them is the default of all, follow the order of backends.
    it('reads Configurations that write the same manifests and hops, from the order of a route', () => {
      fc.assert(
        fc.property(sound.map(sorted), arbitraryFor(loaded).map(sorted), (c, other) => {
          const written = implementation.write(c);
          const read = implementation.read(foundIn(written), beside(c, other));
          const again = implementation.write(read);
          expect(objectsOf(again)).toEqual(objectsOf(written));
          expect(implementation.observe(foundIn(again), c.setting)).toEqual(
            implementation.observe(foundIn(written), c.setting),
          );
        }),
        numRunsEach(30),
      );
    });
  },
);
