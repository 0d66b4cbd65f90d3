/**
 * What SARIF 2.1.0 says of the parts that kalint writes, as a JSON schema of our own that allows nothing else. The licence of the
 * official schema is not clear enough to keep a copy here: SARIF_SCHEMA=FILE npx mocha test/cli/formats.test.ts validates against one.
 */
const object = (properties: object, required: readonly string[] = Object.keys(properties)): object => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
const list = (items: object, minItems = 0): object => ({ type: 'array', items, minItems });

const text = { type: 'string' };
const filled = { type: 'string', minLength: 1 };
const count = { type: 'integer', minimum: 0 };
const position = { type: 'integer', minimum: 1 };
const level = { enum: ['none', 'note', 'warning', 'error'] };
const message = object({ text });
const bag = { type: 'object' };

const artifactLocation = object({ uri: { type: 'string', format: 'uri-reference' }, uriBaseId: filled }, ['uri']);
const region = object({ startLine: position, startColumn: position, endLine: position, endColumn: position });
const physicalLocation = object({ artifactLocation, region });
const replacement = object({ deletedRegion: region, insertedContent: object({ text }) }, ['deletedRegion']);

const rule = object({
  id: filled,
  shortDescription: object({ text: filled }),
  fullDescription: object({ text: filled }),
  help: object({ text: filled, markdown: filled }),
  defaultConfiguration: object({ level }),
});

const result = object(
  {
    ruleId: filled,
    ruleIndex: count,
    level,
    message,
    locations: {
      ...list(object({ physicalLocation, logicalLocations: list(object({ fullyQualifiedName: text }), 1) }, ['physicalLocation']), 1),
      maxItems: 1,
    },
    relatedLocations: list(object({ id: count, physicalLocation, message }), 1),
    fixes: list(
      object({ description: message, artifactChanges: list(object({ artifactLocation, replacements: list(replacement, 1) }), 1) }),
      1,
    ),
    partialFingerprints: object({ 'kalint/v1': { type: 'string', pattern: '^[0-9a-f]{32}$' } }),
    properties: bag,
  },
  ['ruleId', 'ruleIndex', 'level', 'message', 'locations', 'partialFingerprints', 'properties'],
);

export const sarifSchema = object({
  $schema: { type: 'string', format: 'uri' },
  version: { const: '2.1.0' },
  runs: {
    ...list(
      object({
        tool: object({ driver: object({ name: { const: 'kalint' }, version: filled, rules: list(rule) }) }),
        columnKind: { const: 'utf16CodeUnits' },
        properties: bag,
        results: list(result),
      }),
      1,
    ),
    maxItems: 1,
  },
});
