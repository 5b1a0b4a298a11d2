import { type Environment, Optional } from '@marcbachmann/cel-js';
import { patternOf } from '../../pattern/pattern.ts';

/** `format.dns1123Label().validate(text)`. Source: https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-format-library */
export function registerFormats(to: Environment): void {
  to.registerType('Formats', Formats);
  to.registerType('Format', Format);
  to.registerConstant('format', 'Formats', new Formats());
  for (const [name, rule] of Object.entries(FORMATS))
    to.registerFunction(`Formats.${name}(): Format`, () => new Format(name, rule));
  to.registerFunction('Format.validate(string): optional<list<string>>', (format: Format, text: string) =>
    format.takes(text) ? Optional.none() : Optional.of([`it is no ${format.name}`]),
  );
}

class Formats {}

class Format {
  readonly name: string;
  readonly #rule: Rule;

  constructor(name: string, rule: Rule) {
    this.name = name;
    this.#rule = rule;
  }

  takes(text: string): boolean {
    return text.length <= this.#rule.most && patternOf(this.#rule.pattern)?.test(text) === true;
  }
}

interface Rule {
  readonly pattern: string;
  readonly most: number;
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';

/** Names of Kubernetes. The other formats are left out, and rules that use them are told as not evaluated. */
const FORMATS: { readonly [name: string]: Rule } = {
  dns1123Label: { pattern: `^${LABEL}$`, most: 63 },
  dns1123Subdomain: { pattern: `^${LABEL}(\\.${LABEL})*$`, most: 253 },
  dns1035Label: { pattern: `^${LABEL_1035}$`, most: 63 },
  dns1123LabelPrefix: { pattern: `^${LABEL}-?$`, most: 63 },
  dns1035LabelPrefix: { pattern: `^${LABEL_1035}-?$`, most: 63 },
  labelValue: { pattern: '^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$', most: 63 },
  uuid: { pattern: '^(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$', most: 36 },
};
