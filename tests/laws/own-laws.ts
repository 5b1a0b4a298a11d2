import { expect, it } from 'vitest';
import type { Backend, Configuration } from '../../src/configuration/configuration.ts';
import { readConfiguration } from '../../src/configuration/read-configuration.ts';
import { UNLISTED } from '../../src/configuration/version.ts';
import { withField } from '../../src/configuration/with-field.ts';
import type { Edit } from '../../src/gateway-api/finding.ts';
import { asObject, foundOf } from '../../src/gateway-api/found.ts';
import { type HopState, stateOf } from '../../src/gateway-api/hop.ts';
import type { Implementation } from '../../src/implementations/implementation.ts';
import type { Json } from '../../src/manifest/json.ts';
import { explain } from '../../src/review/explain.ts';
import { missedAspects } from '../../src/review/fulfil.ts';
import { review } from '../../src/review/review.ts';
import { CRDS_AT_HAND } from '../api-server/crds.ts';
import { arbitraryConfiguration } from '../arbitrary.ts';
import fc from '../fast-check.ts';
import { refusalsOf } from './admission.ts';

/** Laws of one implementation, over Configurations that are likely enough to succeed for the laws to say something. */
export interface OwnLaws {
  readonly implementation: Implementation;
  readonly configurations: fc.Arbitrary<Configuration>;
  /** What its own checks begin with: `EG-`. */
  readonly prefix: string;
}

/** How often a law is tried, and how often that has to have meant something. */
export interface Runs {
  readonly numRuns: number;
  readonly atLeast: number;
}

export interface Likely {
  readonly id: string;
  readonly implementation: Implementation;
  readonly options: fc.Arbitrary<Configuration['options']>;
  /** Versions beside the newest patches that are offered. */
  readonly versions?: readonly string[];
  /** Narrows a Configuration to what the implementation can do. */
  readonly narrowed: (whole: Configuration) => Configuration;
}

/** Narrowed Configurations, and now and then one as it came. */
export function likely({ id, implementation, options, versions = [], narrowed }: Likely): fc.Arbitrary<Configuration> {
  const offered = implementation.versions.flatMap(({ minor, newestPatch }) => [minor, newestPatch]);
  const whole = arbitraryConfiguration({
    implementation: fc.constant(id),
    version: fc.constantFrom(UNLISTED, ...versions, ...offered),
    options,
  });
  return fc
    .tuple(whole, fc.constantFrom(false, false, false, true))
    .map(([one, keeps]) => (keeps ? one : narrowed(one)));
}

export const USUAL_SERVICE = {
  kind: 'Service',
  namespace: 'shop',
  name: 'api',
  port: 8443,
  portName: 'https',
  targetPort: 8443,
  headless: false,
} as const;

/** All that most implementations take: every kind is served, the listener ends TLS, one rule leads to Services and hosts. */
export function usual(whole: Configuration): Configuration {
  const { route, gateway, setting } = whole;
  const stream = route.kind === 'TCPRoute' || route.kind === 'TLSRoute';
  const protocol = stream ? (route.kind === 'TCPRoute' ? 'TCP' : 'TLS') : 'HTTPS';
  const [first = whole.backends[0], ...rest] = whole.backends.map((backend): Backend => {
    const { target } = backend;
    const isPolicyTarget = target.kind === 'Gateway' || target.kind === 'HTTPRoute';
    return { ...backend, rule: 0, target: isPolicyTarget ? USUAL_SERVICE : target };
  });
  return {
    ...whole,
    setting: { ...setting, gatewayApi: { release: '1.6', channel: 'experimental', missingKinds: [] } },
    gateway: { ...gateway, listener: { ...gateway.listener, protocol, tlsMode: 'Terminate' } },
    route: withHostname(route),
    backends: [first, ...rest],
  };
}

export function withHostname(route: Configuration['route']): Configuration['route'] {
  return { ...route, hostnames: route.hostnames.length === 0 ? ['api.example.com'] : route.hostnames };
}

/** `overlooks`: refusals that are another check’s business. */
export function fulfilsOrSaysWhy(
  { implementation, configurations }: OwnLaws,
  { numRuns, atLeast }: Runs,
  overlooks: (refusal: string) => boolean = () => false,
): void {
  it('fulfils the wish, or a specific error says why not; and manifests without an error are accepted', () => {
    let fulfilled = 0;
    fc.assert(
      fc.property(configurations, (configuration) => {
        const { hops, findings, written } = review(configuration, implementation);
        const errors = findings.filter(({ severity }) => severity === 'error');
        expect(errors.map(({ id, at }) => `${id} ${at.field}`).filter((id) => id.startsWith('GEN-00'))).toEqual([]);
        if (errors.length > 0) return;
        fulfilled += 1;
        expect(new Set(hops.map(({ backend }) => backend)).size).toBe(configuration.backends.length);
        const wanted = {
          passesThrough: implementation.passesThrough?.(configuration) ?? false,
          skipsNameOnly: implementation.skipsNameOnly?.(configuration) ?? false,
        };
        for (const hop of hops) {
          const backend = configuration.backends[hop.backend ?? -1];
          expect(backend && missedAspects(configuration, backend, hop, wanted)).toEqual([]);
        }
        const refusals = CRDS_AT_HAND ? refusalsOf(configuration, written) : [];
        expect(refusals.filter((refusal) => !overlooks(refusal))).toEqual([]);
      }),
      { numRuns },
    );
    expect(fulfilled).toBeGreaterThan(atLeast);
  });
}

export function neverSilent(
  { implementation, configurations }: OwnLaws,
  bad: readonly HopState[],
  { numRuns }: Pick<Runs, 'numRuns'>,
): void {
  it(`never shows ${bad.join(' or ')} in the diagram without an error in the checks`, () => {
    fc.assert(
      fc.property(configurations, (configuration) => {
        const { hops, findings } = review(configuration, implementation);
        if (!hops.some(({ hop }) => bad.includes(stateOf(hop.connection)))) return;
        expect(findings.map(({ severity }) => severity)).toContain('error');
      }),
      { numRuns },
    );
  });
}

export function fixesHelp({ implementation, configurations, prefix }: OwnLaws, { numRuns, atLeast }: Runs): void {
  it('offers fixes that give a readable Configuration and take their finding away', () => {
    let tried = 0;
    fc.assert(
      fc.property(configurations, (configuration) => {
        const own = review(configuration, implementation).findings.filter(({ id }) => id.startsWith(prefix));
        for (const { id, message, at, fixes } of own) {
          for (const { edits, label } of fixes) {
            const fixed = edited(configuration, edits);
            const leaves = fixed.setting.implementation !== configuration.setting.implementation;
            if (edits.length === 0 || leaves) continue;
            tried += 1;
            const after = review(fixed, implementation).findings;
            const same = after.filter((one) => one.id === id && one.message === message && one.at.field === at.field);
            expect(same, `${id} after “${label}”`).toEqual([]);
          }
        }
      }),
      { numRuns },
    );
    expect(tried).toBeGreaterThan(atLeast);
  });
}

/** Manifests with strays among them: no object, in any place, may stop what is said of the rest. `kinds`: kind and apiVersion. */
export function standsStrays(
  { implementation, configurations }: OwnLaws,
  kinds: { readonly [kind: string]: string },
  { numRuns }: Pick<Runs, 'numRuns'>,
): void {
  it('is not thrown by any object in any place of the manifests', () => {
    fc.assert(
      fc.property(configurations, fc.array(strays(kinds), { maxLength: 6 }), (configuration, among) => {
        const own = implementation.write(configuration).map(({ object }) => object);
        const found = foundOf([...own, ...among.flatMap((stray) => asObject(toJson(stray)) ?? [])]);
        const hops = implementation.observe(found, configuration.setting);
        hops.map(explain);
        const inspected = implementation.inspect(found, hops, configuration.setting);
        expect(implementation.inspect(found, hops, configuration.setting)).toEqual(inspected);
        found.objects.map((object) => implementation.references?.(object));
      }),
      { numRuns },
    );
  });
}

function strays(kinds: { readonly [kind: string]: string }) {
  return fc
    .record({
      identity: fc.constantFrom(...Object.entries(kinds)),
      spec: fc.jsonValue({ maxDepth: 4 }),
      name: fc.constantFrom('api', 'gateway'),
    })
    .map(({ identity: [kind, apiVersion], spec, name }) => ({
      apiVersion,
      kind,
      metadata: { name, namespace: 'shop' },
      spec,
    }));
}

/** What fast-check makes up as JSON is a value that JSON can carry. */
function toJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** What the form makes of edits; unlike there, one that cannot stand in its place is not left out in silence. */
export function edited(configuration: Configuration, edits: readonly Edit[]): Configuration {
  let here = configuration;
  for (const { at, value } of edits) {
    const reading = at === 'backends' ? readConfiguration({ ...here, backends: value }) : withField(here, at, value);
    if (!reading.ok) throw new Error(`${at}: ${JSON.stringify(reading)}`);
    here = reading.configuration;
  }
  return here;
}
