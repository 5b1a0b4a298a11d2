import { describe, expect, it } from 'vitest';
import { type ConfigurationInput, DEFAULTS } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { withEdits } from '../../configuration/with-edits.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { review } from '../../review/review.ts';
import { passthrough } from './fields.ts';
import { implementation } from './implementation.ts';

/** Every way out that is offered leads to a Configuration without an error. */

function configurationOf(version: string, input: ConfigurationInput) {
  const reading = readConfiguration({
    ...input,
    setting: { ...input.setting, implementation: 'nginx-gateway-fabric', version },
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

function errorsOf(configuration: typeof DEFAULTS) {
  return review(configuration, implementation).findings.filter(({ severity }) => severity === 'error');
}

const SKIP = { validation: { mode: 'skip' as const } };

describe('skip', () => {
  it.each([
    ['2.6', '1.6', 'standard', 3],
    ['2.5', '1.4', 'standard', 3],
    ['2.4', '1.4', 'standard', 3],
    ['2.2', '1.3', 'experimental', 3],
    ['1.5', '1.2', 'experimental', 3],
  ] as const)(
    'in %s on Gateway API %s %s has %i ways out, and those that stay here work',
    (version, release, channel, count) => {
      const wish = configurationOf(version, { setting: { gatewayApi: { release, channel } }, backends: [SKIP] });
      const [finding] = errorsOf(wish).filter(({ id }) => id === 'NGF-10');
      expect(finding?.fixes).toHaveLength(count);
      for (const { label, edits } of finding?.fixes ?? []) {
        const mended = withEdits(wish, edits);
        if (mended.setting.implementation !== 'nginx-gateway-fabric') continue;
        expect([label, errorsOf(mended).map(({ id, message }) => `${id} ${message}`)]).toEqual([label, []]);
      }
    },
  );

  it('beside a verified backend is verified like that one', () => {
    const wish = configurationOf('2.6', {
      backends: [{ validation: { mode: 'system' } }, { ...SKIP, target: { kind: 'Service', name: 'v2' } }],
    });
    const [finding] = errorsOf(wish).filter(({ id }) => id === 'NGF-10');
    expect(finding?.fixes.map(({ label }) => label)).toHaveLength(2);
    expect(errorsOf(withEdits(wish, finding?.fixes[0]?.edits ?? []))).toEqual([]);
  });
});

describe('a route without requests', () => {
  it.each([
    ['TLSRoute', 'TLS', 'Terminate'],
    ['TCPRoute', 'TCP', 'Terminate'],
  ] as const)('%s: passes TLS through or becomes an HTTPRoute', (kind, protocol, tlsMode) => {
    const wish = configurationOf('2.6', {
      setting: { gatewayApi: { release: '1.6', channel: 'experimental' } },
      route: { kind },
      gateway: { listener: { protocol, tlsMode } },
    });
    const [finding] = errorsOf(wish).filter(({ id }) => id === 'NGF-06');
    expect(finding?.fixes).toHaveLength(2);
    for (const { edits } of finding?.fixes ?? []) expect(errorsOf(withEdits(wish, edits))).toEqual([]);
  });

  it('on a listener that ends TLS can be mended too', () => {
    const wish = configurationOf('2.6', {
      route: { kind: 'TLSRoute' },
      gateway: { listener: { protocol: 'TLS', tlsMode: 'Terminate' } },
      options: { [passthrough.id]: true },
    });
    const [finding] = errorsOf(wish);
    expect(finding?.id).toBe('NGF-06');
    expect(errorsOf(withEdits(wish, finding?.fixes[0]?.edits ?? []))).toEqual([]);
  });
});

it('offers a CA of one’s own where the image has no system CAs', () => {
  const wish = configurationOf('2.6', {
    backends: [{ validation: { mode: 'system' } }],
    options: { 'nginx-gateway-fabric.ubiImage': true },
  });
  const [finding] = errorsOf(wish);
  expect(finding?.id).toBe('NGF-04');
  expect(errorsOf(withEdits(wish, finding?.fixes[0]?.edits ?? []))).toEqual([]);
});

describe('reading', () => {
  it('keeps what a refused policy asks for, and what is on something else', () => {
    const wish = configurationOf('2.6', {
      backends: [
        { validation: { mode: 'custom', hostname: 'one.internal' } },
        { target: { kind: 'Service', name: 'v2' }, validation: { mode: 'custom', hostname: 'two.internal' } },
      ],
    });
    const found = foundOf(implementation.write(wish).map(({ object }) => object));
    expect(implementation.read(found, DEFAULTS).backends.map(({ validation }) => validation)).toMatchObject([
      { mode: 'custom', hostname: 'one.internal' },
      { mode: 'custom', hostname: 'two.internal' },
    ]);
    const stranger = configurationOf('2.6', { backends: [{ target: { kind: 'HTTPRoute' } }] });
    const read = implementation.read(foundOf(implementation.write(stranger).map(({ object }) => object)), DEFAULTS);
    expect(read.backends[0].target.kind).toBe('HTTPRoute');
  });
});
