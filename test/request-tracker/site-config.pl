# The site configuration of a Request Tracker for development and tests. It stands in place of all of
# /etc/request-tracker5: RT_SITE_CONFIG names it. What differs between two that run side by side comes
# from the environment.
use utf8;
my $home = $ENV{SIDELIGHT_RT_HOME} or die 'SIDELIGHT_RT_HOME is not set';
my $port = $ENV{SIDELIGHT_RT_PORT} or die 'SIDELIGHT_RT_PORT is not set';

# Two on one host would else log each other's viewers out: a cookie knows no port.
Set($rtname, "sidelight-$port");
Set($Organization, 'helpdesk.example');
Set($CorrespondAddress, 'help@helpdesk.example');
Set($CommentAddress, 'help-comment@helpdesk.example');
Set($WebDomain, '127.0.0.1');
Set($WebPort, $port);
Set($WebPath, '');
Set($Timezone, 'UTC');

Set($DatabaseType, 'SQLite');
Set($DatabaseName, "$home/var/rt5.sqlite");
$RT::VarPath = "$home/var";
$RT::MasonDataDir = "$home/mason";
$RT::MasonSessionDir = "$home/sessions";
$RT::LocalPluginPath = "$home/plugins";

Set($LogToSyslog, undef);
Set($LogToFile, undef);
Set($LogToSTDERR, 'warning');

# Whatever would be mailed counts as sent.
Set($MailCommand, sub { 1 });
# Guessable passwords gain nothing from slow hashing, and each request with basic auth pays for it.
Set($BcryptCost, 5);

Set(%Lifecycles,
    repairs => {
        initial  => ['new'],
        active   => ['open', 'waiting for parts', 'answered'],
        inactive => ['repaired', 'scrapped', 'deleted'],
        defaults => { on_create => 'new' },
        transitions => {
            ''                  => ['new', 'open'],
            'new'               => ['open', 'waiting for parts', 'answered', 'repaired', 'scrapped', 'deleted'],
            'open'              => ['waiting for parts', 'answered', 'repaired', 'scrapped', 'deleted'],
            'waiting for parts' => ['open', 'answered', 'repaired', 'scrapped', 'deleted'],
            'answered'          => ['open', 'waiting for parts', 'repaired', 'scrapped', 'deleted'],
            'repaired'          => ['open', 'deleted'],
            'scrapped'          => ['open', 'deleted'],
            'deleted'           => ['open'],
        },
        rights => { '* -> deleted' => 'DeleteTicket', '* -> *' => 'ModifyTicket' },
        actions => [
            '* -> waiting for parts' => { label => 'Wait for parts', update => 'Comment' },
            '* -> answered'          => { label => 'Answered', update => 'Respond' },
            '* -> repaired'          => { label => 'Repaired', update => 'Respond' },
        ],
    },
    __maps__ => {
        'default -> repairs' => {
            'new' => 'new', 'open' => 'open', 'stalled' => 'waiting for parts',
            'resolved' => 'repaired', 'rejected' => 'scrapped', 'deleted' => 'deleted',
        },
        'repairs -> default' => {
            'new' => 'new', 'open' => 'open', 'waiting for parts' => 'stalled', 'answered' => 'open',
            'repaired' => 'resolved', 'scrapped' => 'rejected', 'deleted' => 'deleted',
        },
    },
);

Plugin('RT::Extension::Sidelight');
Set(%Sidelight, tiers => ['1: Tier 1', '2: Tier 2']);

1;
