// All that runs without a window: a click on the toolbar's button opens the panel. No message, timer or page is listened to.
chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
