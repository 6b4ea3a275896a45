/** Whether a question, label or heading asks for a reason. */
export const asksWhy = (text: string): boolean =>
  /\b(?:why|how come|warum|wieso|pourquoi|por qué|perché|waarom)\b|なぜ|为什么|為什麼|왜/i.test(text);
