#!/usr/bin/perl
# Plays events, one JSON object a line, through RT's own API under a clock that they move: rights,
# lifecycles and scrips do what they did if the events happened today. Prints which ticket each key
# became. An event that RT refuses ends it.
use strict;
use warnings;

our $now;
BEGIN {
    $now = CORE::time();
    *CORE::GLOBAL::time      = sub () { $now };
    *CORE::GLOBAL::gmtime    = sub (;$) { CORE::gmtime(@_ ? $_[0] : $now) };
    *CORE::GLOBAL::localtime = sub (;$) { CORE::localtime(@_ ? $_[0] : $now) };
}
use lib '/usr/share/request-tracker5/lib', '/usr/local/share/request-tracker5/lib';
use JSON;
use MIME::Entity;
use RT;

RT->LoadConfig;
RT->Init;
# Whoever is cut off begins anew.
RT->DatabaseHandle->dbh->do("PRAGMA $_") for 'synchronous=OFF', 'journal_mode=MEMORY';

# Nobody reads letters about the past, and RT would write down each one: half of the time.
my $scrips = RT::Scrips->new(RT->SystemUser);
$scrips->UnLimit;
my @silent = grep { !$_->Disabled && $_->Description =~ /Notify|Autoreply/i } @{ $scrips->ItemsArrayRef };
silence(1);

my (%actor, %id);
my %doing = (
    create   => \&create,
    reply    => sub { my ($ticket, $event) = @_; $ticket->Correspond(MIMEObj => letter($event)) },
    note     => sub { my ($ticket, $event) = @_; $ticket->Comment(MIMEObj => letter($event)) },
    take     => sub { $_[0]->Take },
    steal    => sub { $_[0]->Steal },
    untake   => sub { $_[0]->Untake },
    give     => sub { $_[0]->SetOwner($_[1]{to}) },
    status   => sub { $_[0]->SetStatus($_[1]{to}) },
    queue    => sub { $_[0]->SetQueue($_[1]{to}) },
    priority => sub { $_[0]->SetPriority($_[1]{to}) },
    subject  => sub { $_[0]->SetSubject($_[1]{to}) },
    merge    => sub { $_[0]->MergeInto($id{ $_[1]{to} }) },
    refer    => sub { $_[0]->AddLink(Type => 'RefersTo', Target => $id{ $_[1]{to} }) },
);

my $played = 0;
RT->DatabaseHandle->BeginTransaction;
while (my $line = <STDIN>) {
    my $event = decode_json($line);
    $now = $event->{at};
    my $do = $doing{ $event->{do} } or die "There is no $event->{do}: $line";
    my $actor = $actor{ $event->{by} } ||= do {
        my $user = RT::CurrentUser->new;
        $user->Load($event->{by});
        $user->id or die "There is nobody $event->{by}: $line";
        $user;
    };
    my $ticket = RT::Ticket->new($actor);
    $ticket->Load($id{ $event->{ticket} }) if $event->{do} ne 'create';
    my ($done, $message) = $do->($ticket, $event);
    $done or die "$message: $line";
    if (++$played % 1000 == 0) {
        RT->DatabaseHandle->Commit;
        RT->DatabaseHandle->BeginTransaction;
    }
}
silence(0);
RT->DatabaseHandle->Commit;
print encode_json({ map { $_ => $id{$_} + 0 } keys %id }), "\n";

sub create {
    my ($ticket, $event) = @_;
    my ($created, undef, $message) = $ticket->Create(
        Queue     => $event->{queue},
        Subject   => $event->{subject},
        Requestor => $event->{requester},
        Priority  => $event->{priority},
        MIMEObj   => letter($event, Subject => $event->{subject}),
    );
    $id{ $event->{ticket} } = $created if $created;
    return ($created, $message);
}

sub letter {
    my ($event, @headers) = @_;
    my $text = $event->{text};
    utf8::encode($text);
    utf8::encode($_) for @headers;
    return MIME::Entity->build(Type => 'text/plain', Charset => 'utf-8', Data => [$text], @headers);
}

sub silence {
    my ($silent) = @_;
    $_->SetDisabled($silent) for @silent;
}
