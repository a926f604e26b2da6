// UEditor looks here for its themes and dialogs.
window.UEDITOR_HOME_URL = "node_modules/baidu-ueditor/";
