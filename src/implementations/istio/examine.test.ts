import { expect, it } from 'vitest';
import type { ConfigurationInput } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import { withEdits } from '../../configuration/with-edits.ts';
import { firstView } from './first-view.ts';

/** What is wrong with a wish, beside what the golden pairs show. */

function examine(input: ConfigurationInput, version = '1.31.1') {
  const reading = readConfiguration({ ...input, setting: { implementation: 'istio', version } });
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const findings = firstView.examine(reading.configuration);
  const mended = (id: string) => {
    const fix = findings.find((one) => one.id === id)?.fixes[0];
    return fix === undefined ? [] : firstView.examine(withEdits(reading.configuration, fix.edits)).map((one) => one.id);
  };
  return { ids: findings.map(({ id, severity }) => `${severity} ${id}`), mended };
}

const pem = (text: string) => ({ mode: 'custom', ca: { kind: 'PEM', name: 'api-ca', pem: text } }) as const;
const service = (namespace: string) => ({ kind: 'Service', namespace }) as const;
const RULE = { 'istio.verifyThrough': 'destination-rule' };

it('does not let CAs of different namespaces become one beside the gateway', () => {
  const backends: ConfigurationInput['backends'] = [
    { target: service('a'), validation: pem('one') },
    { target: service('b'), validation: pem('two') },
  ];
  const { ids, mended } = examine({ backends, options: RULE });
  expect(ids).toContain('error IST-33');
  expect(mended('IST-33')).not.toContain('IST-33');
  expect(examine({ backends }).ids).not.toContain('error IST-33');
  const alike: ConfigurationInput['backends'] = [
    { target: service('a'), validation: pem('one') },
    { target: service('b'), validation: pem('one\n') },
  ];
  expect(examine({ backends: alike, options: RULE }).ids).not.toContain('error IST-33');
  const named: ConfigurationInput['backends'] = [
    { target: service('a') },
    { target: service('b'), validation: pem('two') },
  ];
  expect(examine({ backends: named, options: RULE }).ids).toContain('error IST-33');
});

it('tells a host of one label, and one in two namespaces', () => {
  const outside = (hostname: string, namespace = 'shop') => ({
    target: { kind: 'ExternalHost' as const, hostname, namespace },
  });
  expect(examine({ backends: [outside('localhost')] }).ids).toContain('error IST-31');
  const { ids, mended } = examine({ backends: [outside('a.example'), outside('a.example', 'other')] });
  expect(ids).toContain('error IST-32');
  expect(mended('IST-32')).not.toContain('IST-32');
});

it('tells a name that is too long for a label, only where a rule is written', () => {
  const gateway = { name: 'g'.repeat(64) };
  expect(examine({ gateway, options: RULE }).ids).toContain('error IST-25');
  expect(examine({ gateway }).ids).not.toContain('error IST-25');
});

it('tells of two answers for one port', () => {
  const { ids, mended } = examine({ backends: [{}, { rule: 1, validation: { mode: 'skip' } }] });
  expect(ids).toContain('error IST-19');
  expect(mended('IST-19')).not.toContain('IST-19');
});

it('knows the patches that mend the advisory', () => {
  expect(examine({}, '1.31.0').ids).toContain('warning IST-04');
  expect(examine({}, '1.31').ids).toContain('info IST-04');
  for (const version of ['1.29.7', '1.30.4', '1.31.1']) expect(examine({}, version).ids.join()).not.toContain('IST-04');
  expect(examine({}, '1.28.10').ids).toContain('warning IST-04');
});
