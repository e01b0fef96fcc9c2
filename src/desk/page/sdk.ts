import ZAFClient from "zendesk_app_framework_sdk";

// The app finds the SDK where Zendesk's own script would put it.
Object.assign(window, { ZAFClient });
