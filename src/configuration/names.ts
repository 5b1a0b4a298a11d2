/**
 * The name forms that the API server demands of what the form asks for, each with a message that says what is allowed.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and the Gateway API types (v1.6.1).
 */
export interface NameForm {
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly says: string;
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';

/** RFC 1123 label: namespaces, Services (RFC 1035 is stricter for Services, see `SERVICE_NAME`). */
export const DNS_LABEL: NameForm = {
  pattern: new RegExp(`^${LABEL}$`),
  maxLength: 63,
  says: 'Lower-case letters, digits and “-”, beginning and ending with a letter or digit, at most 63 characters.',
};

/** RFC 1035 label: Service names begin with a letter. */
export const SERVICE_NAME: NameForm = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  says: 'Lower-case letters, digits and “-”, beginning with a letter and ending with a letter or digit, at most 63 characters.',
};

/** RFC 1123 subdomain: names of most objects. */
export const DNS_SUBDOMAIN: NameForm = {
  pattern: new RegExp(`^${LABEL}(\\.${LABEL})*$`),
  maxLength: 253,
  says: 'Lower-case letters, digits, “-” and “.”, beginning and ending with a letter or digit, at most 253 characters.',
};

/** Service port names are RFC 1123 labels; one of digits alone is refused here, because it is nearly always a port number. */
export const PORT_NAME: NameForm = {
  pattern: /^(?=.*[a-z])[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  says: 'The port’s name, not its number: lower-case letters, digits and “-”, with at least one letter, at most 63 characters.',
};

/** A DNS host name that can be put into SNI: no IP address, no wildcard, no port, labels of at most 63 characters. */
export const HOST_NAME: NameForm = {
  pattern:
    /^(?!\d{1,3}(\.\d{1,3}){3}$)(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/,
  maxLength: 253,
  says: 'A DNS name in lower case, such as api.internal.example: no IP address, wildcard, port or underscore; a label has at most 63 characters; international names in their xn-- form.',
};

/** As `HOST_NAME`, with an optional leading `*.` label: route and listener host names, SANs of type Hostname. */
export const WILDCARD_HOST_NAME: NameForm = {
  pattern:
    /^(?!\d{1,3}(\.\d{1,3}){3}$)(?=.{1,253}$)(\*\.)?[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/,
  maxLength: 253,
  says: 'A DNS name in lower case, optionally beginning with “*.”: no IP address, port or underscore; a label has at most 63 characters.',
};

/** A SAN of type URI needs a scheme and `//`: the CRD refuses `urn:` names. */
export const SAN_URI: NameForm = {
  pattern: /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^\s/?#]+[^\s]*$/,
  maxLength: 253,
  says: 'A URI with scheme and host, such as spiffe://cluster.local/ns/shop/sa/api, at most 253 characters.',
};

/** Cuts a name to at most `length` characters, so that it still ends with a letter or digit. */
export function shortened(name: string, length: number): string {
  return name.slice(0, length).replace(/[-.]+$/, '');
}

/** Whether a text is an IP address, which is no host name although IPv4 has the form of one. */
export function isAddress(text: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}$/.test(text) || /^\[?[0-9a-f]*:[0-9a-f:]+\]?$/i.test(text);
}
