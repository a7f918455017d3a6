// Runs in the isolated world after the parts: the first is given the others, in the order of its parameters.
var readOpenChat = openChatReader(
  pageTimes, pageWords, rowVoices, rowIndex, rowFacts, pageReads, rowFinder, rowWords, rowReader, rowCutter, rowNodes, panelOutline, chatDays, chatCopies);
