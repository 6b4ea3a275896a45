/** Contenders in the order of a round: by turns who comes first, and pays for the garbage of the one before. */
export const inTurn = <Each>(all: readonly Each[], round: number): readonly Each[] =>
  round % 2 === 0 ? all : all.toReversed();
