import { CucumberExpression, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { parametersIn } from './parameters';
import { type Language, languages, type Phrase } from './phrase';
import type { StoryLine } from './story';

/** What a line means, whatever its language: which phrase, with which arguments. */
export interface Meaning {
  readonly phrase: Phrase;
  readonly meant: readonly unknown[];
}

/** All phrases, ready to be found in a line of either language. */
export class Phrasebook {
  private readonly expressions: Readonly<Record<Language, readonly CucumberExpression[]>>;

  constructor(readonly phrases: readonly Phrase[]) {
    const of = (language: Language) => {
      const registry = new ParameterTypeRegistry();
      for (const parameter of parametersIn(language)) registry.defineParameterType(parameter);
      return phrases.map(({ said }) => new CucumberExpression(said[language], registry));
    };
    this.expressions = { 'zh-CN': of('zh-CN'), en: of('en') };
  }

  /** @throws where no phrase says this, or more than one. */
  read({ text, place }: StoryLine, language: Language): Meaning {
    const found = this.expressions[language].flatMap((expression, index): Meaning[] => {
      const said = expression.match(text);
      return said ? [{ phrase: this.phrases[index], meant: said.map((argument) => argument.getValue(null)) }] : [];
    });
    if (found.length === 1) return found[0];
    const others = found.map(({ phrase }) => phrase.said[language]).join(' | ');
    throw new Error(found.length === 0 ? `${place} says what no step says: ${text}` : `${place} may mean: ${others}`);
  }

  /** Phrases whose languages do not take the same parameters in the same order. */
  crookedPhrases(): string[] {
    return this.phrases.flatMap(({ said }) => {
      const [one, other] = languages.map((language) => JSON.stringify(said[language].match(/\{\w+\}/g)));
      return one === other ? [] : [`${said['zh-CN']} <> ${said.en}`];
    });
  }
}
