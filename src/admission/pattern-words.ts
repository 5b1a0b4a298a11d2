/**
 * What the patterns of the field’s common texts allow, in words. A pattern that is not here is shown as it is.
 * Sources: the CRDs of Gateway API 1.2 to 1.6 and of the implementations; the names of Kubernetes objects:
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 */

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const LABEL_WORDS =
  'lower-case letters, digits and “-”, with a letter or digit at both ends (a name such as my-service)';
const SUBDOMAIN_WORDS =
  'lower-case letters, digits, “-” and “.”, with a letter or digit at both ends of each part (a name such as api.example.com)';

const IPV4 = '((25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)';

const WORDS: { readonly [pattern: string]: string } = {
  [`^${LABEL}$`]: LABEL_WORDS,
  [`^${SUBDOMAIN}$`]: SUBDOMAIN_WORDS,
  [`^$|^${SUBDOMAIN}$`]: `nothing, or ${SUBDOMAIN_WORDS}`,
  [`^(\\*\\.)?${SUBDOMAIN}$`]: `${SUBDOMAIN_WORDS}, with “*.” in front of it at most`,
  '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$':
    'letters, digits and “-”, with a letter at the start and a letter or digit at the end (a kind such as Service)',
  "^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$": 'the characters of an HTTP header’s name (such as X-Request-Id)',
  '^([0-9]{1,5}(h|m|s|ms)){1,4}$': 'a duration such as 10s, 500ms or 1h30m',
  [`^${SUBDOMAIN}\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$`]:
    'a domain, “/” and a path (such as example.com/my-controller)',
  [`^(System|(${SUBDOMAIN}/([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]))$`]:
    '“System”, or a name with a domain in front of it (such as example.com/set)',
  '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$':
    'letters, digits, “-”, “_” and “.”, with a letter or digit at both ends, or nothing',
  [`^(${SUBDOMAIN}/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$`]:
    'a name of letters, digits, “-”, “_” and “.”, with a domain and “/” in front of it at most (such as example.com/app)',
  '^(([^:/?#]+):)(//([^/?#]*))([^?#]*)(\\?([^#]*))?(#(.*))?': 'a URI with a scheme (such as spiffe://example.com/api)',
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$':
    'an amount such as 500m, 1.5 or 128Mi',
  '^[-._a-zA-Z0-9]{1,253}$': 'letters, digits, “-”, “_” and “.”, 253 characters at most (a key such as ca.crt)',
  [`^${IPV4}$|^(([0-9a-fA-F]{1,4}:){1,7}[0-9a-fA-F]{1,4}|::|(([0-9a-fA-F]{1,4}:){0,5})?(:[0-9a-fA-F]{1,4}){1,2})$`]:
    'an IP address',
  [`^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|${SUBDOMAIN}\\/[A-Za-z0-9]+$`]:
    'a protocol such as HTTPS, or one of an implementation (such as example.com/name)',
  '^arn:aws[a-z-]*:iam::[0-9]{12}:role/.+$': 'the ARN of an IAM role',
};

/** What a pattern allows; `undefined` where the project has no words for it. */
export function patternWords(pattern: string): string | undefined {
  return Object.hasOwn(WORDS, pattern) ? WORDS[pattern] : undefined;
}
