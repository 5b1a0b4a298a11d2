import { describe, expect, test } from 'vitest';
import type { Configuration, ConfigurationInput } from '../configuration/configuration.ts';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { withEdits } from '../configuration/with-edits.ts';
import { implementation as any } from '../implementations/any/implementation.ts';
import { implementation as envoy } from '../implementations/envoy-gateway/implementation.ts';
import type { ReadingImplementation } from '../implementations/implementation.ts';
import type { Hand } from './hand.ts';
import { generatedText, settle } from './settle.ts';

function configurationOf(input: ConfigurationInput): Configuration {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(reading.problems[0].says);
  return reading.configuration;
}

const STANDARD = configurationOf({ setting: { implementation: 'any', version: 'unlisted' } });

function handOf(configuration: Configuration, implementation: ReadingImplementation): Hand {
  const text = generatedText(implementation.write(configuration));
  return { text, good: text, agreed: configuration, had: [] };
}

/** Types into the text: every `from` becomes its `to`. */
function typed(hand: Hand, ...changes: readonly (readonly [from: string, to: string])[]): Hand {
  const text = changes.reduce((sofar, [from, to]) => {
    if (!sofar.includes(from)) throw new Error(`Not in the text: ${from}`);
    return sofar.replace(from, to);
  }, hand.text);
  return { ...hand, text };
}

const both = (implementation: ReadingImplementation) => ({ agreed: implementation, now: implementation });
const HOST = 'backends.0.validation.hostname';

describe('a text edit', () => {
  test('carries a host name into the form, and leaves the text byte for byte', () => {
    const hand = typed(handOf(STANDARD, any), ['api.internal.example', 'other.example  # mine']);
    const settled = settle(hand, STANDARD, both(any));
    expect(settled.configuration.backends[0].validation).toMatchObject({ mode: 'custom', hostname: 'other.example' });
    expect(settled.hand).toMatchObject({ text: hand.text, good: hand.text });
  });

  test('that the form knows nothing of leaves the form as it is', () => {
    const hand = typed(handOf(STANDARD, any), ['metadata:\n', 'metadata:\n  labels: { team: payments } # ours\n']);
    const settled = settle(hand, STANDARD, both(any));
    expect(settled.configuration).toBe(STANDARD);
    expect(settled.hand?.text).toBe(hand.text);
  });

  test('back to what the product writes leaves no hand', () => {
    const hand = { ...handOf(STANDARD, any), good: 'a: 1\n' };
    expect(settle(hand, STANDARD, both(any)).hand).toBeNull();
  });

  test('chooses another mode', () => {
    const system = typed(handOf(STANDARD, any), [
      "caCertificateRefs:\n    - group: ''\n      kind: ConfigMap\n      name: api-ca\n".replaceAll(
        '\n    ',
        '\n      ',
      ),
      'wellKnownCACertificates: System\n',
    ]);
    const settled = settle(system, STANDARD, both(any));
    expect(settled.configuration.backends[0].validation).toMatchObject({
      mode: 'system',
      hostname: 'api.internal.example',
    });
  });

  test('renames the Service that the policy is for, though the route stands outside of the text', () => {
    const hand = typed(handOf(STANDARD, any), [
      'kind: Service\n      name: api\n',
      'kind: Service\n      name: orders\n',
    ]);
    const { configuration } = settle(hand, STANDARD, both(any));
    expect(configuration.backends[0].target).toMatchObject({ kind: 'Service', name: 'orders' });
  });

  test('with a value that the form cannot hold leaves the form at its last good one', () => {
    const hand = typed(handOf(STANDARD, any), ['api.internal.example', 'NOT_A_NAME']);
    const settled = settle(hand, STANDARD, both(any));
    expect(settled.configuration.backends[0].validation).toMatchObject({ hostname: 'api.internal.example' });
    expect(settled.hand?.text).toBe(hand.text);
  });

  test('switches verification off in an Envoy Gateway Backend', () => {
    const start = configurationOf({
      backends: [
        {
          target: { kind: 'ExternalHost', hostname: 'api.example.org' },
          validation: { mode: 'system', hostname: 'api.example.org' },
        },
      ],
    });
    const hand = typed(handOf(start, envoy), ['  tls:\n', '  tls:\n    insecureSkipVerify: true\n']);
    const settled = settle(hand, start, both(envoy));
    expect(settled.configuration.backends[0].validation.mode).toBe('skip');
    expect(settled.hand?.text).toBe(hand.text);
  });
});

describe('a form change', () => {
  test('keeps comments, labels and order, and changes its own lines only', () => {
    const hand = typed(
      handOf(STANDARD, any),
      ['metadata:\n', 'metadata:\n  labels: { team: payments } # ours\n'],
      ['hostname: api.internal.example', 'hostname: "api.internal.example" # the pods’ name'],
    );
    const first = settle(hand, STANDARD, both(any));
    const next = withEdits(first.configuration, [{ at: HOST, value: 'new.example' }]);
    const settled = settle(first.hand ?? hand, next, both(any));
    expect(settled.hand?.text).toBe(hand.text.replace('"api.internal.example"', '"new.example"'));
    expect(settled.kept).toEqual([]);
  });

  test('takes a document away that nobody has touched, and adds what is needed instead', () => {
    const start = configurationOf({});
    const hand = typed(handOf(start, envoy), ['apiVersion', '# first\napiVersion']);
    const foreign: Hand = { ...hand, text: `${handOf(start, envoy).text}---\nkind: Foo # foreign\n`, good: hand.good };
    const first = settle(foreign, start, both(envoy));
    const next = withEdits(start, [{ at: 'backends.0.validation', value: { mode: 'skip' } }]);
    const settled = settle(first.hand ?? foreign, next, both(envoy));
    expect(settled.hand?.text).not.toContain('BackendTLSPolicy');
    expect(settled.hand?.text).toContain('kind: Foo # foreign\n');
    expect(settled.hand?.text).toContain('insecureSkipVerify: true');
  });

  test('keeps a document that somebody has touched, and says so', () => {
    const start = configurationOf({});
    const hand = typed(handOf(start, envoy), ['apiVersion', '# mine\napiVersion']);
    const first = settle(hand, start, both(envoy));
    const next = withEdits(start, [{ at: 'backends.0.validation', value: { mode: 'skip' } }]);
    const settled = settle(first.hand ?? hand, next, both(envoy));
    expect(settled.hand?.text).toContain('# mine\napiVersion');
    expect(settled.kept).toMatchObject([{ why: 'document' }]);
  });
});

describe('a policy that was kept by hand when the form turned to skipping', () => {
  const VALIDATION = 'backends.0.validation';
  const start = configurationOf({ setting: { implementation: 'envoy-gateway', version: '1.9' } });

  test.each([
    ['with a comment', ['spec:\n', 'spec: # ours\n']],
    ['under another name', ['name: api\n', 'name: ours\n']],
  ] as const)('%s, says what the form asks for when it turns back, and has no rival', (_, change) => {
    const hand = typed(handOf(start, envoy), change);
    const skipping = settle(hand, withEdits(start, [{ at: VALIDATION, value: { mode: 'skip' } }]), both(envoy));
    if (skipping.hand === null) throw new Error('The hand is gone.');
    const value = { mode: 'system', hostname: 'api.internal.example' };
    const system = withEdits(skipping.configuration, [{ at: VALIDATION, value }]);
    const back = settle(skipping.hand, system, both(envoy));
    expect(back.hand?.text).toBe(
      hand.text.replace(/ {4}caCertificateRefs:[\s\S]*api-ca\n/, '    wellKnownCACertificates: System\n'),
    );
    expect(back.configuration.backends[0].validation.mode).toBe('system');
  });
});

describe('a text that cannot be read', () => {
  test('waits, and so does the form; mended, the text wins where it has changed and the form elsewhere', () => {
    const broken = typed(handOf(STANDARD, any), ['spec:\n', 'spec: [\n']);
    const still = settle(broken, STANDARD, both(any));
    expect(still).toEqual({ configuration: STANDARD, hand: broken, kept: [] });
    const form = withEdits(STANDARD, [
      { at: HOST, value: 'form.example' },
      { at: 'backends.0.validation.ca.name', value: 'form-ca' },
    ]);
    expect(settle(broken, form, both(any)).hand).toBe(broken);
    const mended = { ...broken, text: broken.good.replace('api.internal.example', 'text.example # mine') };
    const settled = settle(mended, form, both(any));
    expect(settled.configuration.backends[0].validation).toMatchObject({
      hostname: 'text.example',
      ca: { name: 'form-ca' },
    });
    expect(settled.hand?.text ?? '').toContain('name: form-ca');
    expect(settled.hand?.text ?? '').toContain('hostname: text.example # mine');
  });
});

test('another implementation writes its own documents', () => {
  const start = configurationOf({ backends: [{ validation: { mode: 'skip' } }] });
  const hand = typed(handOf(start, envoy), ['kind: Backend', 'kind: Backend # mine']);
  const first = settle(hand, start, both(envoy));
  const next = withEdits(start, [
    { at: 'setting.implementation', value: 'any' },
    { at: 'setting.version', value: 'unlisted' },
    { at: 'backends.0.validation', value: { mode: 'system', hostname: 'x.example' } },
  ]);
  const settled = settle(first.hand ?? hand, next, { agreed: envoy, now: any });
  expect(settled.hand?.text).toContain('kind: Backend # mine');
  expect(settled.hand?.text).toContain('wellKnownCACertificates: System');
});
