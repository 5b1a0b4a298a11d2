import { describe, expect, it } from 'vitest';
import { arbitraryConfiguration } from '../../tests/arbitrary.ts';
import fc from '../../tests/fast-check.ts';
import { DEFAULTS } from './configuration.ts';
import { readConfiguration } from './read-configuration.ts';

function problemsOf(input: unknown): readonly { at: string; says: string }[] {
  const reading = readConfiguration(input);
  return reading.ok ? [] : reading.problems;
}

describe('readConfiguration', () => {
  it('fills in what is missing', () => {
    expect(readConfiguration({})).toEqual({ ok: true, configuration: DEFAULTS });
    const reading = readConfiguration({ backends: [{ target: { kind: 'ExternalHost' } }] });
    expect(reading.ok && reading.configuration.backends[0].target).toMatchObject({
      hostname: 'api.example.org',
      port: 443,
    });
  });

  it('reads what it has read: defaults are final', () => {
    fc.assert(
      fc.property(arbitraryConfiguration(), (configuration) => {
        expect(readConfiguration(JSON.parse(JSON.stringify(configuration)))).toEqual({ ok: true, configuration });
      }),
    );
  });

  it.each<[string, unknown, string, RegExp]>([
    ['an unknown field', { backend: [] }, 'backend', /Unknown field/],
    [
      'an unknown field inside',
      { setting: { gatewayApi: { relase: '1.6' } } },
      'setting.gatewayApi.relase',
      /Unknown field/,
    ],
    ['a schema of the future', { schema: 2 }, 'schema', /schema 1/],
    ['no backends', { backends: [] }, 'backends.0', /./],
    ['capitals', { route: { name: 'API' } }, 'route.name', /Lower-case/],
    ['a name too long', { route: { namespace: 'a'.repeat(64) } }, 'route.namespace', /63/],
    ['port 0', { backends: [{ target: { kind: 'Service', port: 0 } }] }, 'backends.0.target.port', /1 to 65535/],
    [
      'port 65536',
      { backends: [{ target: { kind: 'Service', port: 65536 } }] },
      'backends.0.target.port',
      /1 to 65535/,
    ],
    [
      'a fraction',
      { backends: [{ target: { kind: 'Service', port: 1.5 } }] },
      'backends.0.target.port',
      /whole number/,
    ],
    ['a port of letters', { gateway: { listener: { port: 'abc' } } }, 'gateway.listener.port', /port number/],
    ['a list for an object', { setting: [] }, 'setting', /not a list/],
    ['a list for an object inside', { backends: [{}, []] }, 'backends.1', /not a list/],
    [
      'an unknown kind of target',
      { backends: [{ target: { kind: 'Pod' } }] },
      'backends.0.target.kind',
      /Expected one of/,
    ],
    [
      'an unknown mode',
      { backends: [{ validation: { mode: 'none' } }] },
      'backends.0.validation.mode',
      /Expected one of/,
    ],
    [
      'an IP address as host name',
      { backends: [{ validation: { mode: 'system', hostname: '10.0.0.1' } }] },
      'backends.0.validation.hostname',
      /no IP address/,
    ],
    [
      'six SANs',
      {
        backends: [
          { validation: { mode: 'system', subjectAltNames: Array(6).fill({ type: 'Hostname', hostname: 'a.b' }) } },
        ],
      },
      'backends.0.validation.subjectAltNames',
      /At most 5/,
    ],
    [
      'a day that is none',
      { backends: [{ validation: { mode: 'skip', reviewBy: 'soon' } }] },
      'backends.0.validation.reviewBy',
      /date/,
    ],
    ['an option without its implementation', { options: { targetType: 'ip' } }, 'options.targetType', /option/],
  ])('refuses %s at its place', (_, input, at, says) => {
    const problems = problemsOf(input);
    expect(problems.map((problem) => problem.at)).toContain(at);
    expect(problems.find((problem) => problem.at === at)?.says).toMatch(says);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['text', 'x'],
    ['a number', 1],
  ])('refuses %s as a whole', (_, input) => {
    expect(problemsOf(input).length).toBeGreaterThan(0);
  });

  it('refuses too many backends and too deep nesting', () => {
    expect(problemsOf({ backends: Array(1001).fill({}) })).not.toEqual([]);
    const deep = Array.from({ length: 50 }).reduce<unknown>((inner) => ({ a: inner }), {});
    expect(problemsOf(deep)).toEqual([{ at: '', says: 'Nested too deep.' }]);
  });

  it('is not polluted by __proto__', () => {
    expect(problemsOf(JSON.parse('{"__proto__": {"polluted": true}}'))).not.toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('never throws, and says something of everything that it refuses', () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (input) => {
          for (const problem of problemsOf(input)) expect(problem.says).not.toBe('');
        },
      ),
      { numRuns: 500 },
    );
  });
});
