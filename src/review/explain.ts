import type { Anchors, Hop, Names, Sni, TlsConnection } from '../gateway-api/hop.ts';
import { describeRef } from '../manifest/object.ts';

/** One paragraph that says in plain words what a hop does, what it does not check, and what happens on failure. */
export function explain(hop: Hop): string {
  const says = sentences(hop);
  const doubt = hop.unsure.length === 0 ? [] : [`Not sure: ${hop.unsure.join(' ')}`];
  return [...says, ...doubt].join(' ');
}

function sentences({ connection, speaker, from }: Hop): readonly string[] {
  const subject = capital(speaker);
  switch (connection.kind) {
    case 'plaintext':
      return [
        `${subject} speaks plain text to the backend.`,
        'Nothing is encrypted and nothing is checked: anybody on the way can read and change the traffic.',
      ];
    case 'passthrough':
      return [
        `${subject} passes the client’s bytes on untouched and checks nothing itself.`,
        'Where the client speaks TLS, the client is the one that checks the backend’s certificate.',
      ];
    case 'refused':
      return [`${subject} does not connect: ${connection.reason}`];
    case 'unknown':
      return [`What happens here is not known: ${connection.reason}`];
    case 'tls':
      return [
        `${subject} ${sniPhrase(connection.sni)} and ${checkPhrase(connection)}`,
        ...failure(connection, from?.route.kind),
        ...certificate(connection),
        ...versions(connection),
      ];
  }
}

function sniPhrase(sni: Sni): string {
  if (sni.kind === 'name') return `sends SNI ${sni.name}`;
  return sni.kind === 'request-host' ? 'sends the Host of each request as SNI' : 'sends no SNI';
}

function checkPhrase({ anchors, names, sni }: TlsConnection): string {
  if (anchors.kind === 'unchecked') {
    return 'accepts any certificate: neither who signed it nor its name is checked. The traffic is encrypted, but anybody on the way can pose as the backend, and read and change it.';
  }
  if (names.kind === 'unchecked') {
    return `accepts every certificate that is signed by ${anchorPhrase(anchors)}. The name in it is not checked: ${impostor(anchors)} can pose as the backend.`;
  }
  return `accepts only a certificate ${namePhrase(names, sni)}, signed by ${anchorPhrase(anchors)}.${uncheckedSni(names, sni)}`;
}

/** Who passes where only the chain is checked. */
function impostor(anchors: Anchors): string {
  return anchors.kind === 'system'
    ? 'anybody with a publicly trusted certificate for any name'
    : 'whoever holds a certificate of that CA, for any name,';
}

function namePhrase(names: Exclude<Names, { kind: 'unchecked' }>, sni: Sni): string {
  if (names.kind === 'request-host')
    return sni.kind === 'request-host' ? 'for that name' : 'for the Host of each request';
  const [first, ...rest] = names.names;
  if (rest.length > 0) return `for one of the names ${names.names.map((name) => name.value).join(', ')}`;
  return sni.kind === 'name' && sni.name === first.value ? 'for that name' : `for the name ${first.value}`;
}

/** What is sent is not always what is checked. */
function uncheckedSni(names: Names, sni: Sni): string {
  if (sni.kind !== 'name' || names.kind !== 'checked') return '';
  return names.names.some(({ value }) => value === sni.name) ? '' : ` The name ${sni.name} itself is not checked.`;
}

function anchorPhrase(anchors: Exclude<Anchors, { kind: 'unchecked' }>): string {
  return anchors.kind === 'system'
    ? 'a CA of its own system store'
    : `a CA in ${anchors.references.map(describeRef).join(', ')}`;
}

/** What clients see when the check fails; nothing can fail where nothing is checked. */
function failure({ anchors }: TlsConnection, route: string | undefined): readonly string[] {
  if (anchors.kind === 'unchecked') return [];
  const seen = {
    HTTPRoute: 'get a 5xx answer',
    GRPCRoute: 'get the gRPC status UNAVAILABLE',
    TLSRoute: 'see the connection closed',
    TCPRoute: 'see the connection closed',
  }[route ?? ''];
  return [
    `Any other certificate fails the handshake, and clients ${seen ?? 'get a 5xx answer or a closed connection'}.`,
  ];
}

function certificate({ clientCertificate }: TlsConnection): readonly string[] {
  return clientCertificate === null ? [] : [`It shows the client certificate in ${describeRef(clientCertificate)}.`];
}

function versions({ minimumVersion, maximumVersion }: TlsConnection): readonly string[] {
  if (minimumVersion === null && maximumVersion === null) return [];
  if (maximumVersion === null) return [`It speaks TLS ${minimumVersion} or newer.`];
  if (minimumVersion === null) return [`It speaks TLS ${maximumVersion} at most.`];
  return minimumVersion === maximumVersion
    ? [`It speaks TLS ${minimumVersion} only.`]
    : [`It speaks TLS ${minimumVersion} to ${maximumVersion}.`];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
