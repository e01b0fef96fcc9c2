use strict;
use warnings;

package RT::Extension::Sidelight;

use JSON ();

our $VERSION = '@VERSION@';

$RT::Config::META{Sidelight} = { Type => 'HASH' };

=encoding utf-8

=head1 NAME

RT::Extension::Sidelight - exact figures of your tickets, with the updates that prove them

=head1 DESCRIPTION

Sidelight reads the history of tickets through RT's own REST API, in the name
of who looks, and shows first response, resolution, reopens, touches and
escalations: of one ticket in its page's right column, of the listed tickets
above search results, and of the team on a page of its own, under I<Sidelight>
in the main menu. Nobody sees more than RT shows them anyway. Nothing leaves
the browser, and nothing of RT itself is changed.

=head1 INSTALLATION

RT 5.0 or later.

=over

=item 1. Unpack

Unpack the archive among RT's plugins, for example

    tar xzf sidelight-request-tracker-@VERSION@.tar.gz -C /opt/rt5/local/plugins

On Debian they are in F</usr/local/share/request-tracker5/plugins>.

=item 2. Switch on

Add to F<RT_SiteConfig.pm>, or to a file of your own in F<RT_SiteConfig.d>,

    Plugin('RT::Extension::Sidelight');

=item 3. Restart

Clear RT's cache of pages and restart the web server:

    rm -rf /opt/rt5/var/mason_data/obj

On Debian it is F</var/cache/request-tracker5/mason_data/obj>.

=back

A later version is unpacked over an earlier one in the same way; folders
F<static/sidelight-*> of other versions can then be removed. To take Sidelight
away, remove the line and the folder.

=head1 CONFIGURATION

Every setting may be left out. Who has the right C<SuperUser> changes them on
Sidelight's own page, which explains each and shows what a change does to the
figures; what is saved there is kept in RT's database and goes before the file.
The file is for who prefers one:

    Set(%Sidelight, (
        working_time  => 1,
        working_hours => "Europe/Madrid\nMon-Fri 09:00-17:00",
        tiers         => [ '1: Front desk', '2: Engineering' ],
        targets       => 'first response: 4h 90%',
        bots          => '',
        leads         => [ 'Ana Lind', 'ben' ],
        everyone_sees_all => 0,
        definitions   => { touch => { mergeSeconds => 60 } },
    ));

A list is one line for each, C<definitions> may be a hash or its JSON.

=head1 LICENCE

MIT, see F<LICENSE>. Licences of what Sidelight is made of are in
F<licences.json>.

=cut

# Each setting, and how the site's configuration may write it.
my %KINDS = (
    working_time      => 'tick',
    working_hours     => 'lines',
    tiers             => 'lines',
    targets           => 'lines',
    bots              => 'lines',
    leads             => 'lines',
    everyone_sees_all => 'tick',
    definitions       => 'json',
);

my $ATTRIBUTE = 'Sidelight settings';

# More than anybody types; RT's own column would take megabytes.
my $MOST_BYTES = 65_536;

=head1 METHODS

=head2 Settings

What an admin saved over what the site's configuration says: a flat hash of
texts and JSON's booleans, each only where somebody set it.

=cut

sub Settings {
    my $class = shift;
    return { %{ $class->_Configured }, %{ $class->_Kept } };
}

sub _Configured {
    my $class = shift;
    my $set = RT->Config->Get('Sidelight');
    return {} unless ref $set eq 'HASH';
    my %read;
    for my $name ( grep { defined $set->{$_} } keys %KINDS ) {
        my ( $kind, $value ) = ( $KINDS{$name}, $set->{$name} );
        if    ( $kind eq 'tick' )      { $read{$name} = $value ? JSON::true : JSON::false }
        elsif ( !ref $value )          { $read{$name} = "$value" }
        elsif ( $kind eq 'json' )      { $read{$name} = _Json($value) }
        elsif ( ref $value eq 'ARRAY' ) { $read{$name} = join "\n", @$value }
        else { RT->Logger->warning("Sidelight's setting $name is neither a text nor a list.") }
    }
    return \%read;
}

sub _Attribute {
    my $attribute = RT::Attribute->new( RT->SystemUser );
    # A fresh look each time: RT->System remembers attributes for as long as its process lives.
    $attribute->LoadByNameAndObject( Name => $ATTRIBUTE, Object => RT->System );
    return $attribute;
}

sub _Kept {
    my $attribute = _Attribute();
    return {} unless $attribute->Id;
    my $kept = eval { JSON::from_json( $attribute->Content ) };
    return ref $kept eq 'HASH' ? $kept : {};
}

=head2 Keep CurrentUser => ..., Method => ..., Type => ..., Body => ...

Keeps settings that an admin's browser posts as C<{"settings":{...}}>; what is
left out stays as it was. Returns an HTTP status and what to answer.

=cut

sub Keep {
    my ( $class, %request ) = @_;
    return ( 405, { message => 'Settings are posted.' } ) unless ( $request{Method} // '' ) eq 'POST';
    # No page of another origin can send this type without asking, and RT never allows it.
    return ( 415, { message => 'Settings are JSON.' } )
        unless ( $request{Type} // '' ) =~ m{^application/json\s*(?:;|$)}i;
    return ( 403, { message => 'Settings need the right SuperUser.' } )
        unless $request{CurrentUser}->HasRight( Right => 'SuperUser', Object => RT->System );
    my $body = $request{Body} // '';
    return ( 413, { message => "Settings take at most $MOST_BYTES bytes." } )
        if length( Encode::encode( 'UTF-8', $body ) ) > $MOST_BYTES;

    my $posted   = eval { JSON::from_json($body) };
    my $settings = ref $posted eq 'HASH' ? $posted->{settings} : undef;
    return ( 400, { message => 'Settings are an object in an object.' } ) unless ref $settings eq 'HASH';
    for my $name ( sort keys %$settings ) {
        my $value = $settings->{$name};
        my $fits  = $KINDS{$name} && ( JSON::is_bool($value) || ( defined $value && !ref $value ) );
        return ( 400, { message => 'One of the settings is none that there is.' } ) unless $fits;
    }
    return $class->_Save( $request{CurrentUser}, { %{ $class->_Kept }, %$settings } );
}

sub _Save {
    my ( $class, $user, $settings ) = @_;
    my $text      = _Json($settings);
    my $attribute = _Attribute();
    my ( $done, $why );
    if ( $attribute->Id ) {
        ( $done, $why ) = $attribute->Content eq $text ? 1 : $attribute->SetContent($text);
    }
    else {
        ( $done, $why ) = RT::Attribute->new( RT->SystemUser )->Create(
            Name        => $ATTRIBUTE,
            Description => 'Settings of RT::Extension::Sidelight',
            Content     => $text,
            Object      => RT->System,
        );
    }
    if ( !$done ) {
        RT->Logger->error("Sidelight's settings were not kept: $why");
        return ( 500, { message => 'The settings were not kept.' } );
    }
    RT->Logger->info( "Sidelight's settings were changed by " . $user->Name );
    return ( 200, { settings => $class->Settings } );
}

=head2 Data CurrentUser => ..., Place => ...

What Sidelight's script has to know of the page: names of C<data-> attributes
and their values, not yet escaped. C<Ticket>, C<Query>, C<Search> (a saved
search) as the place has them.

=cut

sub Data {
    my ( $class, %page ) = @_;
    my $user     = $page{CurrentUser};
    my $is_admin = $user->HasRight( Right => 'SuperUser', Object => RT->System );
    my %data     = (
        host          => 'request-tracker',
        place         => $page{Place},
        'web-path'    => RT->Config->Get('WebPath'),
        'user-id'     => $user->Id,
        user          => $user->Name,
        'user-name'   => $user->UserObj->RealName || $user->Name,
        'note-queues' => join( ' ', _QueuesWithNotes($user) ),
        locale        => $user->LanguageHandle->language_tag,
        zone          => $user->UserObj->Timezone || RT->Config->Get('Timezone'),
        settings      => _Json( $class->Settings ),
    );
    if ($is_admin) {
        $data{admin} = 1;
        $data{'settings-path'} = '/Sidelight/Settings';
    }
    if ( my $ticket = $page{Ticket} ) {
        $data{ticket} = $ticket->Id;
        $data{'sees-notes'} = 1 if $ticket->CurrentUserHasRight('ShowTicketComments');
    }
    $data{query} = $page{Query} if defined $page{Query};
    if ( my $search = $page{Search} ) {
        $data{search} = $search->Id;
        $data{'search-name'} = $search->Description;
    }
    return \%data;
}

sub _QueuesWithNotes {
    my $user   = shift;
    my $queues = RT::Queues->new($user);
    $queues->FindAllRows;
    $queues->UnLimit;
    return sort { $a <=> $b } map { $_->Id } grep { $_->CurrentUserHasRight('ShowTicketComments') } @{ $queues->ItemsArrayRef };
}

=head2 SearchOnScreen CurrentUser, ID, QUERY

The saved search of this id, such as C<RT::Group-27-SavedSearch-15>, where the
query on screen is still its own; nothing where it was changed since or is not
for this user.

=cut

sub SearchOnScreen {
    my ( $class, $user, $id, $query ) = @_;
    return undef unless ( $id // '' ) =~ /-SavedSearch-(\d+)$/;
    my $search = RT::Attribute->new($user);
    $search->Load($1);
    return undef unless $search->Id && $search->Name eq 'SavedSearch' && $search->CurrentUserHasRight('display');
    my $content = $search->Content;
    return undef unless ref $content eq 'HASH' && ( $content->{Query} // '' ) eq ( $query // '' );
    return $search;
}

sub _Json { return JSON::to_json( shift, { canonical => 1 } ) }

1;
