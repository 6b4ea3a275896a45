import { Disposable, type InputBox, QuickInputButtons, window } from 'vscode';

export interface Question {
  readonly prompt: string;
  readonly placeholder: string;
  /** What the box holds at first. */
  readonly value?: string;
  /** What is wrong with an answer, if anything. */
  problem(answer: string): string | undefined;
}

/** Asks one question after another in one input box, with a way back. Undefined when dismissed. */
export async function askInSteps(title: string, questions: readonly Question[]): Promise<string[] | undefined> {
  const answers = questions.map(({ value }) => value ?? '');
  const box = window.createInputBox();
  box.title = title;
  box.totalSteps = questions.length;
  box.ignoreFocusOut = true;
  try {
    for (let step = 0; step < questions.length; ) {
      const question = questions[step] as Question;
      Object.assign(box, {
        step: step + 1,
        prompt: question.prompt,
        placeholder: question.placeholder,
        value: answers[step],
        validationMessage: undefined,
        buttons: step > 0 ? [QuickInputButtons.Back] : [],
      });
      box.show();
      const outcome = await answered(box, question);
      answers[step] = box.value;
      if (outcome === 'dismissed') return undefined;
      step += outcome === 'back' ? -1 : 1;
    }
    return answers;
  } finally {
    box.dispose();
  }
}

function answered(box: InputBox, { problem }: Question): Promise<'accepted' | 'back' | 'dismissed'> {
  const listeners: Disposable[] = [];
  const outcome = new Promise<'accepted' | 'back' | 'dismissed'>((resolve) => {
    const check = () => {
      box.validationMessage = problem(box.value);
      return box.validationMessage === undefined;
    };
    let refused = false;
    listeners.push(
      // An answer being typed is not called wrong before it was once handed in.
      box.onDidChangeValue(() => refused && check()),
      box.onDidAccept(() => {
        if (check()) resolve('accepted');
        refused = true;
      }),
      box.onDidTriggerButton(() => resolve('back')),
      box.onDidHide(() => resolve('dismissed')),
    );
  });
  return outcome.finally(() => Disposable.from(...listeners).dispose());
}
