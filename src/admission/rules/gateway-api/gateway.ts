import type { Json, NonEmpty } from '../../../manifest/json.ts';
import { isJsonObject } from '../../../manifest/json.ts';
import { allDifferent, keyOf } from '../demands.ts';
import { entries, filledNames, given, has, isFilled, textOr } from '../given.ts';
import { missing, unwanted, when, wrong } from '../mistakes.ts';
import { type Find, type Mistake, type Rule, rulesOf } from '../rule.ts';
import { GATEWAY } from './kinds.ts';

/** Each listener for itself; a mistake’s path starts at the listener. */
function eachListener(find: (listener: Json) => readonly Mistake[]): Find {
  return (listeners) =>
    entries(listeners).flatMap((listener, index) =>
      find(listener).map((mistake) => ({ ...mistake, path: [index, ...mistake.path] })),
    );
}

function protocolOf(listener: Json): string {
  return textOr('', listener, 'protocol');
}

const httpsTerminates = eachListener((listener) =>
  when(
    protocolOf(listener) === 'HTTPS' && has(listener, 'tls') && modeOf(given(listener, 'tls')) !== 'Terminate',
    wrong(['tls', 'mode'], 'Set the mode to Terminate, or the protocol to TLS: an HTTPS listener ends the TLS itself.'),
  ),
);

/** `tls` itself is enough, since its mode has a default. */
const tlsHasMode = eachListener((listener) =>
  when(
    protocolOf(listener) === 'TLS' && !has(listener, 'tls'),
    missing('tls', 'Set tls.mode to Passthrough or Terminate: a listener of protocol TLS needs it.'),
  ),
);

const noTlsInPlain = eachListener((listener) =>
  when(
    ['HTTP', 'TCP', 'UDP'].includes(protocolOf(listener)) && has(listener, 'tls'),
    unwanted('tls', `Remove tls, or set the protocol to HTTPS or TLS: ${protocolOf(listener)} has none.`),
  ),
);

const noHostnameInL4 = eachListener((listener) =>
  when(
    ['TCP', 'UDP'].includes(protocolOf(listener)) && isFilled(listener, 'hostname'),
    unwanted('hostname', `Remove the hostname: ${protocolOf(listener)} carries no name that could be matched.`),
  ),
);

const differentListeners = allDifferent(
  (listener) => keyOf(given(listener, 'port'), given(listener, 'protocol'), given(listener, 'hostname')),
  'Change port, protocol or hostname: an earlier listener has the same three.',
);

function modeOf(tls: Json | undefined): string {
  return textOr('Terminate', tls, 'mode');
}

const certificateToTerminate: Find = (tls) =>
  when(
    modeOf(tls) === 'Terminate' && !isFilled(tls, 'certificateRefs') && filledNames(given(tls, 'options')).length === 0,
    missing('certificateRefs', 'Name a certificate in certificateRefs: TLS cannot be terminated without one.'),
  );

const HOSTNAME = /^(?:\*\.)?[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/;

const hostnameOfAddress: Find = (address) =>
  when(
    textOr('IPAddress', address, 'type') === 'Hostname' &&
      has(address, 'value') &&
      !HOSTNAME.test(textOr('', address, 'value')),
    wrong(['value'], 'Write a host name of lower-case letters, digits, hyphens and dots.'),
  );

/** The list is refused for any of these; an address on its own for a host name alone. */
const valueOfAddress: Find = (addresses) =>
  entries(addresses).flatMap((address, index) =>
    when(['IPAddress', 'Hostname'].includes(textOr('IPAddress', address, 'type')) && !has(address, 'value'), {
      ...missing('value', 'Give the address a value: before Gateway API 1.4 it needs one.'),
      path: [index, 'value'],
    }),
  );

const differentAddresses = allDifferent((address) => {
  const type = textOr('IPAddress', address, 'type');
  const comparable = ['IPAddress', 'Hostname'].includes(type) && has(address, 'value');
  return comparable ? keyOf(type, given(address, 'value')) : undefined;
}, 'Remove this address: it is in the list already.');

/** An optional DNS prefix, and a name of at most 63 characters. */
const KEY =
  /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*\/)?(?:[A-Za-z\d][\w.-]{0,61})?[A-Za-z\d]$/;
const MOST_OF_PREFIX = 252;

function eachKey(isGood: (key: string) => boolean, message: string): Find {
  return (map) =>
    isJsonObject(map)
      ? Object.keys(map).flatMap((key) => when(has(map, key) && !isGood(key), unwanted(key, message)))
      : [];
}

const qualifiedKeys = eachKey(
  (key) => KEY.test(key),
  'Write this key as a name of at most 63 letters, digits, -, _ and ., after a DNS prefix and a slash if need be.',
);
const shortPrefixes = eachKey(
  (key) => [...(key.split('/')[0] ?? '')].length <= MOST_OF_PREFIX,
  `Shorten what stands before the slash to ${MOST_OF_PREFIX} characters.`,
);

const LISTENERS: NonEmpty<string> = ['spec.listeners'];
const ADDRESSES: NonEmpty<string> = ['spec.addresses'];
const METADATA: NonEmpty<string> = ['spec.infrastructure.labels', 'spec.infrastructure.annotations'];

export const GATEWAY_RULES: readonly Rule[] = rulesOf(GATEWAY, [
  { id: 'ADM-GW-01', covers: ['spec.listeners[].tls'], find: certificateToTerminate },
  { id: 'ADM-GW-02', covers: LISTENERS, find: httpsTerminates },
  { id: 'ADM-GW-03', covers: LISTENERS, when: [{ since: '1.5' }], find: tlsHasMode },
  { id: 'ADM-GW-04', covers: LISTENERS, find: noTlsInPlain },
  { id: 'ADM-GW-05', covers: LISTENERS, find: noHostnameInL4 },
  { id: 'ADM-GW-06', covers: LISTENERS, find: differentListeners },
  { id: 'ADM-GW-07', covers: ['spec.addresses[]'], find: hostnameOfAddress },
  { id: 'ADM-GW-08', covers: [...ADDRESSES, 'spec.addresses[]'], when: [{ until: '1.3' }], find: valueOfAddress },
  { id: 'ADM-GW-09', covers: ADDRESSES, find: differentAddresses },
  { id: 'ADM-GW-10', covers: METADATA, find: qualifiedKeys },
  { id: 'ADM-GW-11', covers: METADATA, find: shortPrefixes },
]);
