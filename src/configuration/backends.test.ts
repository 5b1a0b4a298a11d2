import { describe, expect, it } from 'vitest';
import { arbitraryConfiguration } from '../../tests/arbitrary.ts';
import fc from '../../tests/fast-check.ts';
import { backendPath, rulesOf, serviceOf } from './backends.ts';
import { type Configuration, DEFAULTS } from './configuration.ts';
import { readConfiguration } from './read-configuration.ts';

function configurationWith(input: object): Configuration {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

describe('rulesOf', () => {
  it('places every backend exactly once, in its rule and in the order of the form', () => {
    fc.assert(
      fc.property(arbitraryConfiguration({ maxBackends: 8 }), (configuration) => {
        const rules = rulesOf(configuration);
        expect(
          rules
            .flat()
            .map(({ index }) => index)
            .sort((a, b) => a - b),
        ).toEqual(configuration.backends.map((_, index) => index));
        const placed = rules.flatMap((rule, ruleIndex) => rule.map((one, place) => ({ one, ruleIndex, place, rule })));
        for (const { one, ruleIndex, place, rule } of placed) {
          expect(one.backend).toBe(configuration.backends[one.index]);
          expect([one.backend.rule, one.backendRef, one.peers]).toEqual([ruleIndex, place, rule.length]);
          expect(one.index).toBeGreaterThan(rule[place - 1]?.index ?? -1);
        }
      }),
    );
  });

  it('keeps rules in between that have no backend of ours', () => {
    expect(rulesOf(configurationWith({ backends: [{ rule: 2 }] })).map((rule) => rule.length)).toEqual([0, 0, 1]);
  });
});

describe('serviceOf', () => {
  it('is the target, the Service behind a policy target, and nothing for an external host', () => {
    const [backend] = DEFAULTS.backends;
    expect(serviceOf(backend, DEFAULTS)).toBe(backend.target);
    const behind = configurationWith({
      route: { namespace: 'routes' },
      backends: [{ target: { kind: 'Gateway', namespace: 'infra', service: 'web', port: 9443, portName: null } }],
    });
    expect(serviceOf(behind.backends[0], behind)).toMatchObject({
      namespace: 'routes',
      name: 'web',
      port: 9443,
      portName: null,
    });
    const external = configurationWith({ backends: [{ target: { kind: 'ExternalHost' } }] });
    expect(serviceOf(external.backends[0], external)).toBeUndefined();
  });
});

describe('backendPath', () => {
  it('is the form path', () => expect(backendPath(3)).toBe('backends.3'));
});
