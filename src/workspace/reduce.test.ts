import { describe, expect, test } from 'vitest';
import { DEFAULTS } from '../configuration/configuration.ts';
import type { Action } from './action.ts';
import { textOf } from './derived.ts';
import { reduce } from './reduce.ts';
import { EMPTY, initialState, snapshotOf, type WorkspaceState } from './state.ts';

const upon = (...actions: readonly Action[]): WorkspaceState => actions.reduce(reduce, initialState());
const HOST = 'backends.0.validation.hostname';
const PORT = 'backends.0.target.port';
const MODE = 'backends.0.validation.mode';

describe('typing', () => {
  test('a text that means something becomes the value', () => {
    const state = upon({ type: 'type', at: PORT, text: ' 9443 ' });
    expect(state.configuration.backends[0].target).toMatchObject({ port: 9443 });
    expect(state.drafts).toEqual({});
  });

  test.each([
    [PORT, '0', 'A port is a whole number from 1 to 65535.'],
    [PORT, '65536', 'A port is a whole number from 1 to 65535.'],
    [PORT, 'abc', 'Expected a port number.'],
    [HOST, '10.0.0.1', 'no IP address'],
    [HOST, '*.example.com', 'wildcard'],
    [HOST, 'Bücher.example', 'xn--'],
    ['backends.0.target.name', 'a'.repeat(64), 'at most 63'],
    ['backends.0.target.name', 'API', 'Lower-case'],
    ['route.hostnames', 'good.example, bad_one', 'no IP address, port or underscore'],
    ['setting.patch', 'x', 'Expected a version'],
  ])('%s “%s” is kept as a draft, and the last good value too', (at, text, says) => {
    const state = upon({ type: 'type', at, text });
    expect(state.configuration).toEqual(DEFAULTS);
    expect(textOf(state, at)).toBe(text);
    expect(state.drafts[at]?.says).toContain(says);
  });

  test('a good text takes the place of the draft', () => {
    const state = upon({ type: 'type', at: PORT, text: 'x' }, { type: 'type', at: PORT, text: '1' });
    expect(state.drafts).toEqual({});
    expect(textOf(state, PORT)).toBe('1');
  });

  test('text for a field that is not there changes nothing', () => {
    const before = initialState();
    for (const at of [
      'nowhere',
      'backends.7.target.port',
      'route.__proto__.x',
      '__proto__',
      'clientCertificate.secret',
    ]) {
      expect(reduce(before, { type: 'type', at, text: '?' }), at).toBe(before);
    }
  });

  test('an empty optional text is nothing, and a list is read by commas and spaces', () => {
    const state = upon(
      { type: 'type', at: 'backends.0.target.portName', text: ' ' },
      { type: 'type', at: 'route.hostnames', text: 'a.example,  b.example ' },
      { type: 'type', at: 'setting.patch', text: '2' },
    );
    expect(state.configuration.backends[0].target).toMatchObject({ portName: null });
    expect(state.configuration.route.hostnames).toEqual(['a.example', 'b.example']);
    expect(state.configuration.setting.version).toBe('1.9.2');
  });
});

describe('undo', () => {
  test('edits of one field that follow each other are one step', () => {
    const state = upon(
      { type: 'type', at: HOST, text: 'a.example' },
      { type: 'type', at: HOST, text: 'a.example_' },
      { type: 'type', at: HOST, text: 'a.exampl' },
    );
    expect(state.past).toHaveLength(1);
    const undone = reduce(state, { type: 'undo' });
    expect(snapshotOf(undone)).toEqual(EMPTY);
    expect(textOf(reduce(undone, { type: 'redo' }), HOST)).toBe('a.exampl');
  });

  test('a field that was left begins a new step', () => {
    const state = upon(
      { type: 'type', at: HOST, text: 'a.example' },
      { type: 'leave' },
      { type: 'type', at: HOST, text: 'b.example' },
    );
    expect(textOf(reduce(state, { type: 'undo' }), HOST)).toBe('a.example');
  });

  test('brings typed text back that meant nothing', () => {
    const state = upon(
      { type: 'type', at: HOST, text: 'Nope' },
      { type: 'leave' },
      { type: 'type', at: HOST, text: 'ok' },
    );
    expect(textOf(reduce(state, { type: 'undo' }), HOST)).toBe('Nope');
  });
});

describe('variants', () => {
  test('whoever leaves a variant and comes back finds answers and typed text', () => {
    const before = upon(
      { type: 'type', at: 'backends.0.validation.ca.name', text: 'my-ca' },
      { type: 'type', at: HOST, text: 'Not A Name' },
    );
    const skip = reduce(before, { type: 'choose', at: MODE, value: 'skip' });
    expect(skip.configuration.backends[0].validation).toMatchObject({ mode: 'skip', hostname: null });
    expect(skip.drafts).toEqual({});
    const back = reduce(skip, { type: 'choose', at: MODE, value: 'custom' });
    expect(back.configuration).toEqual(before.configuration);
    expect(back.drafts).toEqual(before.drafts);
  });

  test('both ways of verifying share the host name, the last answer of which counts', () => {
    const state = upon(
      { type: 'choose', at: MODE, value: 'system' },
      { type: 'type', at: HOST, text: 'b.example' },
      { type: 'choose', at: MODE, value: 'custom' },
    );
    expect(state.configuration.backends[0].validation).toMatchObject({ mode: 'custom', hostname: 'b.example' });
  });

  test('targets keep what they have in common', () => {
    const state = upon(
      { type: 'type', at: 'backends.0.target.name', text: 'orders' },
      { type: 'choose', at: 'backends.0.target.kind', value: 'Gateway' },
    );
    expect(state.configuration.backends[0].target).toMatchObject({
      kind: 'Gateway',
      service: 'orders',
      name: 'gateway',
    });
    const back = reduce(state, { type: 'choose', at: 'backends.0.target.kind', value: 'Service' });
    expect(back.configuration.backends[0].target).toMatchObject({ kind: 'Service', name: 'orders', targetPort: 8443 });
  });

  test('the client certificate keeps its answers while it is off', () => {
    const on = upon(
      { type: 'switch-client-certificate', on: true },
      { type: 'type', at: 'clientCertificate.secret', text: 'mine' },
    );
    const again = [false, true].reduce(
      (state, value) => reduce(state, { type: 'switch-client-certificate', on: value }),
      on,
    );
    expect(again.configuration.clientCertificate).toEqual(on.configuration.clientCertificate);
  });

  test('a fix that replaces a part parks what it replaces', () => {
    const skip = upon(
      { type: 'choose', at: MODE, value: 'skip' },
      { type: 'type', at: 'backends.0.validation.reason', text: 'why' },
    );
    const value = { mode: 'system', hostname: 'x.example', subjectAltNames: [] };
    const fixed = reduce(skip, { type: 'apply', edits: [{ at: 'backends.0.validation', value }] });
    expect(fixed.configuration.backends[0].validation).toEqual(value);
    const back = reduce(fixed, { type: 'choose', at: MODE, value: 'skip' });
    expect(back.configuration.backends[0].validation).toMatchObject({ reason: 'why' });
  });

  test('a fix may choose a variant and then fill it in', () => {
    const state = upon({
      type: 'apply',
      edits: [
        { at: MODE, value: 'skip' },
        { at: 'backends.0.validation.reason', value: 'because' },
      ],
    });
    expect(state.configuration.backends[0].validation).toMatchObject({ mode: 'skip', reason: 'because' });
    expect(state.past).toHaveLength(1);
  });

  test('a fix that does not fit any more changes nothing, and says so', () => {
    const state = upon({ type: 'apply', edits: [{ at: 'backends.4.weight', value: 1 }] });
    expect(state.configuration).toBe(DEFAULTS);
    expect(state.notices).toEqual([{ kind: 'fix-outdated' }]);
  });
});

describe('backends', () => {
  test('a new one has a name of its own and is looked at', () => {
    const state = upon({ type: 'add-backend' }, { type: 'add-backend' });
    const names = state.configuration.backends.map(({ target }) => (target.kind === 'Service' ? target.name : ''));
    expect(names).toEqual(['api', 'api-2', 'api-3']);
    expect(state.view.backend).toBe(2);
  });

  test('drafts and parked answers move with their backend', () => {
    const state = upon(
      { type: 'add-backend' },
      { type: 'type', at: 'backends.1.target.port', text: 'x' },
      { type: 'choose', at: 'backends.1.validation.mode', value: 'skip' },
      { type: 'remove-backend', index: 0 },
    );
    expect(Object.keys(state.drafts)).toEqual(['backends.0.target.port']);
    expect(Object.keys(state.parked)).toEqual(['backends.0.validation.mode=custom']);
    expect(state.view.backend).toBe(0);
  });

  test('the last one stays', () => {
    const before = initialState();
    expect(reduce(before, { type: 'remove-backend', index: 0 })).toBe(before);
  });

  test('the first further name is the host name, and a removed one takes its draft along', () => {
    const two = upon({ type: 'add-name', backend: 0 }, { type: 'add-name', backend: 0 });
    const at = 'backends.0.validation.subjectAltNames';
    const typed = reduce(two, { type: 'type', at: `${at}.1.hostname`, text: '?' });
    const one = reduce(typed, { type: 'remove-name', backend: 0, index: 0 });
    expect(one.configuration.backends[0].validation).toMatchObject({
      subjectAltNames: [{ type: 'Hostname', hostname: 'api.internal.example' }],
    });
    expect(Object.keys(one.drafts)).toEqual([`${at}.0.hostname`]);
  });
});

describe('choices that bring others along', () => {
  test('a listener follows the route, unless somebody chose it', () => {
    const tcp = upon({ type: 'choose', at: 'route.kind', value: 'TCPRoute' });
    expect(tcp.configuration.gateway.listener.protocol).toBe('TCP');
    expect(tcp.past).toHaveLength(1);
    const chosen = upon(
      { type: 'choose', at: 'gateway.listener.protocol', value: 'HTTP' },
      { type: 'choose', at: 'route.kind', value: 'TCPRoute' },
    );
    expect(chosen.configuration.gateway.listener.protocol).toBe('HTTP');
  });

  test('an implementation comes with its newest version, and keeps the one that was set', () => {
    const older = upon({ type: 'choose', at: 'setting.version', value: '1.7' });
    const any = reduce(older, { type: 'choose', at: 'setting.implementation', value: 'any' });
    expect(any.configuration.setting).toMatchObject({ implementation: 'any', version: 'unlisted' });
    const back = reduce(any, { type: 'choose', at: 'setting.implementation', value: 'envoy-gateway' });
    expect(back.configuration.setting.version).toBe('1.7');
    const aws = upon({ type: 'choose', at: 'setting.implementation', value: 'aws-load-balancer-controller' });
    expect(aws.configuration.setting.version).not.toBe('1.9');
  });
});
