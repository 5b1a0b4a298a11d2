import { isIP, isIPv4, isIPv6 } from 'node:net';
import type { Path, Refusal, Schema } from './schema.ts';

/** What a schema demands of a text. Lengths count code points, as the API server does. */
export function checkString(value: string, schema: Schema, path: Path): Refusal[] {
  const { minLength = 0, maxLength = Infinity, pattern, format } = schema;
  const length = [...value].length;
  const wrong = [
    length < minLength && `shorter than ${minLength} characters`,
    length > maxLength && `longer than ${maxLength} characters`,
    pattern !== undefined && !regexOf(pattern).test(value) && `${JSON.stringify(value)} does not match ${pattern}`,
    format !== undefined && !hasFormat(value, format) && `${JSON.stringify(value)} is no ${format}`,
  ];
  return wrong.filter((says) => says !== false).map((says) => ({ path, says }));
}

const COMPILED = new Map<string, RegExp>();

/** CRD patterns are RE2; those that the project meets mean the same to JavaScript. */
export function regexOf(pattern: string): RegExp {
  const there = COMPILED.get(pattern);
  if (there !== undefined) return there;
  const regex = new RegExp(pattern, 'u');
  COMPILED.set(pattern, regex);
  return regex;
}

/** The formats that the API server validates; it ignores the others. */
export function hasFormat(value: string, format: string): boolean {
  switch (format) {
    case 'ipv4':
      return isIPv4(value);
    case 'ipv6':
      return isIPv6(value);
    case 'ip':
      return isIP(value) !== 0;
    case 'cidr':
      return isCidr(value);
    case 'byte':
      return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value);
    case 'date-time':
      return /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/.test(value);
    default:
      return true;
  }
}

function isCidr(value: string): boolean {
  const [address = '', bits = '', ...rest] = value.split('/');
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return rest.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most;
}
