import { describe, expect, test } from 'vitest';
import { backlogItems } from '../../../server/src/model/backlog/items.ts';
import { createDocument } from '../../../server/src/model/document.ts';

const titles = (path: string, text: string): readonly string[] =>
  backlogItems(createDocument(path, text)).map(({ title }) => title);

describe('words in italics', () => {
  const names = ['Dos relojes', 'Correos perdidos', 'Caché sin límite', 'Claves sueltas', 'Sin índice'];
  const all = (part: (name: string, at: number) => string) =>
    titles('TECH_DEBT.md', `# Deuda\n\n## Abierta\n\n${names.map(part).join('')}`);

  test('beside what is told of an item say when it was seen, and by whom', () => {
    expect(
      all((name, at) => `### ${name}\n_Visto el ${at + 3} de mayo_\n\n**Impacto:** alto\n**Solución:** uno\n\n`),
    ).toEqual(names);
    expect(
      all((name) => `### ${name}\n\n- **Impacto:** alto\n- **Solución:** uno\n\n*Anotado por Jana Horn*\n\n`),
    ).toEqual(names);
  });

  test('keep a place where they stand alone, or ask in so many words', () => {
    const part = (words: string) => (name: string) => `### ${name}\n\n${words}\n\n<!-- one each -->\n\n`;
    expect(all(part('_Impacto y solución_'))).toEqual([]);
    expect(all(part('_Describe the impact_\n\n**Impacto:** alto\n\n**Solución:** uno'))).toEqual([]);
  });
});

describe('a page on a folder of debt', () => {
  const rules =
    '# Deuda\n\nLa lista está en `LISTE.md`.\n\n## Permitido\n\n- Cambiar `NOTES.md` cuando haga falta\n- Correr las pruebas\n\n' +
    '## Prohibido\n\n- Tocar `LISTE.md`\n- Cerrar algo sin pruebas\n\n## Definition of done\n\n- Está en `LOG.md`\n- Lo vio otra persona\n';
  test('has rules in its lists where it names the documents beside it', () => {
    expect(titles('docs/tech-debt/README.md', rules)).toEqual([]);
    expect(titles('tech_debt/index.md', rules)).toEqual([]);
    expect(
      titles('docs/tech-debt/README.md', '# Deuda\n\n## Correo\n\n- Se pierden avisos\n- Sin pruebas\n'),
    ).toHaveLength(2);
  });

  test('has items where its bullets lead to those documents, or have names', () => {
    const list = (bullet: (file: string) => string) =>
      `# Deuda\n\n## Correo\n\n${['cola', 'reloj', 'avisos', 'claves', 'rutas'].map(bullet).join('\n')}\n`;
    expect(
      titles(
        'tech-debt/README.md',
        list((file) => `- Algo falla a veces, véase [${file}](${file}.md)`),
      ),
    ).toHaveLength(5);
    expect(
      titles(
        'tech-debt/README.md',
        list((file) => `- **Algo falla en ${file}**: lo dice \`${file}.md\``),
      ),
    ).toHaveLength(5);
  });

  test('has items where a heading groups them', () => {
    const open = '\n## Open items\n\n- Two clocks drift apart\n- Mails get lost\n';
    expect(titles('tech-debt/README.md', rules + open)).toEqual(['Two clocks drift apart', 'Mails get lost']);
  });
});
