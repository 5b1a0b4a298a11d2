import type { Anchors, Hop, Names, Sni, TlsConnection } from '../gateway-api/hop.ts';
import { describeRef } from '../manifest/object.ts';

/** One paragraph that says in plain words what a hop does, and what it does not. */
export function explain(hop: Hop): string {
  const { connection } = hop;
  const speaker = capital(hop.speaker);
  const doubt = hop.unsure.length === 0 ? '' : ` Not sure: ${hop.unsure.join(' ')}`;
  switch (connection.kind) {
    case 'plaintext':
      return `${speaker} speaks plain text to the backend: nothing is encrypted and nothing is checked.${doubt}`;
    case 'passthrough':
      return `${speaker} passes the client’s bytes on untouched: if the client speaks TLS, the client itself checks the backend’s certificate.${doubt}`;
    case 'refused':
      return `${speaker} does not connect: ${connection.reason}${doubt}`;
    case 'unknown':
      return `What happens here is not known: ${connection.reason}${doubt}`;
    case 'tls':
      return `${speaker} ${sniPhrase(connection.sni)} and ${checkPhrase(connection)}${certificatePhrase(connection)}${doubt}`;
  }
}

function sniPhrase(sni: Sni): string {
  if (sni.kind === 'name') return `sends SNI ${sni.name}`;
  return sni.kind === 'request-host' ? 'sends the Host of each request as SNI' : 'sends no SNI';
}

function checkPhrase({ anchors, names }: TlsConnection): string {
  if (anchors.kind === 'unchecked') {
    return 'accepts any certificate: neither its issuer nor its name is checked, so anybody in between can read and change the traffic.';
  }
  if (names.kind === 'unchecked') {
    return `accepts every certificate signed by ${anchorPhrase(anchors)}: its name is not checked, so any certificate of that CA passes.`;
  }
  return `accepts only a certificate ${namePhrase(names)}, signed by ${anchorPhrase(anchors)}. Anything else fails the handshake, and clients get a 5xx answer or a closed connection.`;
}

function namePhrase(names: Exclude<Names, { kind: 'unchecked' }>): string {
  if (names.kind === 'request-host') return 'for the Host of the request';
  return names.names.length === 1
    ? `for the name ${names.names[0].value}`
    : `for one of the names ${names.names.map((name) => name.value).join(', ')}`;
}

function anchorPhrase(anchors: Exclude<Anchors, { kind: 'unchecked' }>): string {
  return anchors.kind === 'system'
    ? 'a CA of its own system store'
    : `a CA in ${anchors.references.map(describeRef).join(', ')}`;
}

function certificatePhrase({ clientCertificate }: TlsConnection): string {
  return clientCertificate === null ? '' : ` It shows the client certificate in ${describeRef(clientCertificate)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
