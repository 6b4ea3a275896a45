// biome-ignore-all lint/suspicious/noTemplateCurlyInString: samples of source code
import { expect, test } from 'vitest';
import { looksLikeSecret } from '../../server/src/code/secrets.ts';

// Written in parts, so that nobody's scanner takes them for real ones.
const random = 'q7Rf2Lm9Xw4Tz8Kd1Vb6';
test.each([
  `aws_access_key_id = AKIA${'IOSFODNN7EXAMPLE'}`,
  `const t = "ghp_${random}${random}";`,
  `token: xoxb-${'123456789012'}-abcdef`,
  `Stripe("sk_live_${random}")`,
  `OPENAI = 'sk-proj-${random}'`,
  '-----BEGIN RSA PRIVATE KEY-----',
  '-----BEGIN OPENSSH PRIVATE KEY-----',
  `Authorization: Bearer eyJhbGciOi.eyJzdWIiOi.${random}`,
  'const password = "hunter22";',
  "PASSWORD='hunter22'",
  '"db_password": "hunter22",',
  'secret := `abcd1234`',
  'export API_KEY=abc123def456',
  'password: hunter22!',
  'postgres://app:hunter22@db.example/app',
  'mongodb+srv://app:p%40ss@db.example',
  'Server=db;User Id=app;Password=hunter22;',
  `AccountKey=${random}${random}==`,
  `token.verify(key, "${random}")`,
])('%s may be a secret', (line) => {
  expect(looksLikeSecret(line)).toBe(true);
});

test.each([
  '/* ignore */',
  'const password = readPassword();',
  'password = os.environ["DB_PASSWORD"]',
  'if (token.kind === "identifier") return parseIdentifier(token);',
  'const token = tokens[at];',
  'password: string;',
  'function resetPassword(user: User, password: string): Promise<void> {',
  'password = "${DB_PASSWORD}"',
  'password: "<password>"',
  'apiKey: process.env.API_KEY,',
  'throw new Error("The password is not long enough for us");',
  'postgres://localhost:5432/app',
  'https://user@host.example/path',
  'const url = `postgres://${user}:${password}@${host}/app`;',
  'import { tokenize } from "./tokenize.ts";',
  'git@github.com:owner/repository.git',
  'color: #a1b2c3d4;',
  'const secretSanta = people.shuffle();',
  'tokenCount += countTokensInThisVeryLongParagraph(text);',
])('%s is ordinary', (line) => {
  expect(looksLikeSecret(line)).toBe(false);
});

test('a line of any length is looked at in no time in proportion to its square', () => {
  for (const part of ['password', 'password ', 'a://', 'a://a:', 'eyJ', 'token=', 'A'])
    expect(typeof looksLikeSecret(part.repeat(100_000))).toBe('boolean');
});
