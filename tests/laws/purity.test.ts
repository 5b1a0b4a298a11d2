import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read-configuration.ts';
import { foundOf } from '../../src/gateway-api/found.ts';
import type { K8sObject } from '../../src/manifest/object.ts';
import { NO_CLUSTER } from '../../src/review/cluster-verdicts.ts';
import { explain } from '../../src/review/explain.ts';
import { manifestFindings } from '../../src/review/manifest-findings.ts';
import { review } from '../../src/review/review.ts';
import { servedFindings } from '../../src/review/served.ts';
import { standardFindings } from '../../src/review/standard-findings.ts';
import fc from '../fast-check.ts';
import { arbitraryFor } from './arbitrary-for.ts';
import { mutation } from './broken.ts';
import { deepFreeze } from './frozen.ts';
import { implementations, numRunsEach, PATIENCE } from './loaded.ts';

/** Law 6: write, read, observe, inspect, examine and review are pure and total: same input, same output; no input makes them throw. */

describe.each(implementations.map(({ card, implementation }) => [card.id, card, implementation] as const))(
  '%s',
  { timeout: PATIENCE },
  (_, card, implementation) => {
    const configurations = arbitraryFor({ card, implementation });

    it('writes, reads, observes, examines, inspects and reviews the same twice, and leaves its input alone', () => {
      fc.assert(
        fc.property(configurations, (configuration) => {
          deepFreeze(configuration);
          const written = deepFreeze(implementation.write(configuration));
          expect(implementation.write(configuration)).toEqual(written);
          const found = foundOf(written.map(({ object }) => object));
          const hops = deepFreeze(implementation.observe(found, configuration.setting));
          expect(implementation.observe(found, configuration.setting)).toEqual(hops);
          expect(implementation.read(found, configuration)).toEqual(implementation.read(found, configuration));
          expect(implementation.examine(configuration)).toEqual(implementation.examine(configuration));
          expect(implementation.inspect(found, hops, configuration.setting)).toEqual(
            implementation.inspect(found, hops, configuration.setting),
          );
          expect(review(configuration, implementation)).toEqual(review(structuredClone(configuration), implementation));
        }),
        numRunsEach(100),
      );
    });

    it('gives every object a slot of its own and every hop a backendRef of its own', () => {
      fc.assert(
        fc.property(configurations, (configuration) => {
          const { written, hops } = review(configuration, implementation);
          const slots = written.map(({ slot }) => slot);
          expect(new Set(slots).size).toBe(slots.length);
          const places = hops.flatMap(({ hop }) => (hop.from === null ? [] : [JSON.stringify(hop.from)]));
          expect(new Set(places).size).toBe(places.length);
        }),
        numRunsEach(100),
      );
    });

    it('says everything as data: what it returns survives JSON', () => {
      fc.assert(
        fc.property(configurations, (configuration) => {
          const whole = review(configuration, implementation);
          expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
        }),
        numRunsEach(30),
      );
    });

    it('is not thrown by any manifests, however broken', () => {
      fc.assert(
        fc.property(
          configurations,
          fc.array(mutation(), { minLength: 1, maxLength: 8 }),
          (configuration, mutations) => {
            const whole = implementation.write(configuration).map(({ object }) => object);
            const objects = mutations.reduce<readonly K8sObject[]>((sofar, mutate) => sofar.flatMap(mutate), whole);
            const found = foundOf(objects);
            const hops = implementation.observe(found, configuration.setting);
            hops.map(explain);
            const read = implementation.read(found, configuration);
            expect(readConfiguration(read)).toEqual({ ok: true, configuration: read });
            implementation.inspect(found, hops, configuration.setting);
            servedFindings(found, configuration.setting, implementation.watches);
            standardFindings(configuration, found, hops);
            const { setting } = configuration;
            const byHand = { objects, found, setting, implementation, structures: new Map(), cluster: NO_CLUSTER };
            const findings = manifestFindings(byHand);
            expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
            expect(manifestFindings(byHand)).toEqual(findings);
          },
        ),
        numRunsEach(150),
      );
    });
  },
);
